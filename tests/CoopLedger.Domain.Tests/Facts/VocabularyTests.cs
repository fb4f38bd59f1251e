using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Tests.Facts;

/// <summary>What the compiler cannot check of events and commands.</summary>
public sealed partial class VocabularyTests
{
    private static readonly List<Type> Events = Concrete(typeof(Event));

    private static readonly List<Type> Commands = Concrete(typeof(Command));

    [Fact]
    public void There_are_events_and_commands()
    {
        Assert.True(Events.Count > 15, $"{Events.Count} events");
        Assert.True(Commands.Count > 15, $"{Commands.Count} commands");
    }

    [Fact]
    public void Every_event_has_a_stored_name_of_its_own_with_a_version()
    {
        var names = Events
            .Select(type => type.GetCustomAttribute<EventNameAttribute>()?.Name ?? type.Name)
            .ToList();
        Assert.All(names, name => Assert.Matches(EventForm(), name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_command_has_a_name_of_its_own()
    {
        var names = Commands
            .Select(type => type.GetCustomAttribute<CommandNameAttribute>()?.Name ?? type.Name)
            .ToList();
        Assert.All(names, name => Assert.Matches(CommandForm(), name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Events_commands_and_the_fields_of_commands_have_labels() =>
        Assert.All(
            Events.Concat<ICustomAttributeProvider>(Commands)
                .Concat(Commands.SelectMany(Parameters)),
            thing =>
            {
                var label = thing.GetCustomAttributes(typeof(LabelAttribute), inherit: false)
                    .Cast<LabelAttribute>().SingleOrDefault();
                Assert.True(label is not null, $"{thing} has no label.");
                Assert.False(string.IsNullOrWhiteSpace(label.Vietnamese), $"{thing}");
                Assert.False(string.IsNullOrWhiteSpace(label.English), $"{thing}");
            });

    [Fact]
    public void Events_hold_values_and_never_collections()
    {
        var parameters = Events.SelectMany(Parameters).ToList();
        Assert.True(parameters.Count > 60, $"{parameters.Count} parameters");
        Assert.All(parameters, parameter => Assert.False(
            parameter.ParameterType != typeof(string)
                && typeof(IEnumerable).IsAssignableFrom(parameter.ParameterType),
            $"{parameter.Member.DeclaringType!.Name}.{parameter.Name}"));
    }

    [Fact]
    public void Events_and_commands_are_sealed_and_happen_on_a_day() =>
        Assert.All(Events.Concat(Commands), type =>
        {
            Assert.True(type.IsSealed, type.Name);
            Assert.Contains(Parameters(type), parameter =>
                parameter.Name == "On" && parameter.ParameterType == typeof(DateOnly));
        });

    private static List<Type> Concrete(Type root) =>
    [
        .. root.Assembly.GetTypes().Where(type => !type.IsAbstract && root.IsAssignableFrom(type)),
    ];

    private static ParameterInfo[] Parameters(Type type) => type.GetConstructors().Single()
        .GetParameters();

    [GeneratedRegex(
        "^[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EventForm();

    [GeneratedRegex(
        "^[a-z]+(-[a-z]+)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandForm();
}
