using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Journals;

/// <summary>What the measures read of an event, found in their compiled code.</summary>
/// <remarks>
/// <para>A measure posts an event as a pure function of it. So two events that agree in the fields
/// that its code reads are posted alike, and nothing else of an event need be decoded for it.
/// Some fields are only passed on: an amount that ends up in a posting as it is or with its sign
/// changed, an id that ends up as the subject of a distinct count. Of two days it may matter
/// besides which of them is the later.</para>
/// <para>Where the code does anything that is not understood here, the answer is the careful one:
/// a field counts as read, or the whole event does.</para>
/// <para>Source: the instructions are those of ECMA-335, partition III.</para>
/// </remarks>
public sealed class EventFootprint
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _examined = new(StringComparer.Ordinal);
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Type> _fields;
    private readonly Type _fact;

    private EventFootprint(Type fact)
    {
        _fact = fact;
        _fields = fact.GetConstructors()
            .Single(made => made.GetParameters() is not [var only] || only.ParameterType != fact)
            .GetParameters()
            .ToFrozenDictionary(
                parameter => parameter.Name!, parameter => parameter.ParameterType,
                StringComparer.Ordinal);
    }

    /// <summary>Whether the code reads the event in a way that is not understood: as if it read
    /// everything.</summary>
    public bool ReadsAll { get; private set; }

    /// <summary>The names of the fields that are read, as the record has them.</summary>
    public IReadOnlySet<string> Read => _read;

    /// <summary>Those of them that are only passed on: whole numbers and areas as amounts, days as
    /// days, ids as subjects.</summary>
    public IEnumerable<string> PassedOn => _read
        .Where(name => !_examined.Contains(name) && CanBePassedOn(_fields[name]))
        .Order(StringComparer.Ordinal);

    /// <summary>Two days that are passed on and compared with each other besides; none when left
    /// out.</summary>
    public IEnumerable<string> Compared => _compared.Order(StringComparer.Ordinal);

    /// <param name="fact">The event's type.</param>
    /// <param name="posts">How each measure that counts it posts it.</param>
    internal static EventFootprint Of(Type fact, IEnumerable<MethodInfo> posts)
    {
        var footprint = new EventFootprint(fact);
        foreach (var post in posts)
        {
            footprint.Follow(post, argument: 1);
        }

        footprint.DemandOnePair();
        return footprint;
    }

    /// <summary>Only the order of two days is understood.</summary>
    private void DemandOnePair()
    {
        if (_compared.Count != 2 || _compared.Overlaps(_examined))
        {
            _examined.UnionWith(_compared);
            _compared.Clear();
        }
    }

    /// <summary>Notes what a method reads of the event that is one of its arguments.</summary>
    /// <returns>The fields that it reads.</returns>
    private List<string> Follow(MethodBase method, int argument)
    {
        var code = Instruction.Of(method).ToList();
        var fields = new List<string>();
        for (var i = 0; i < code.Count; i++)
        {
            if (code[i].LoadsArgument(argument))
            {
                Note(MethodAt(code, i + 1), MethodAt(code, i + 2), fields);
            }
            else if (code[i].TouchesArgument(argument))
            {
                ReadsAll = true;
            }
        }

        if ((argument == 0 && !IsTruthOrDay(method))
            || !code.Select((_, i) => PassesOn(code, i, argument)).All(passes => passes))
        {
            _examined.UnionWith(fields);
        }

        return fields;
    }

    private static bool IsTruthOrDay(MethodBase method) =>
        method is MethodInfo { ReturnType: var type }
        && (type == typeof(bool) || type == typeof(DateOnly));

    /// <summary>Whether an instruction compares two days of the event, and nothing else.</summary>
    private bool IsOrder(List<Instruction> code, int at, int argument)
    {
        if (at < 4 || code[at].Method is not MethodInfo { IsSpecialName: true } called
            || called.DeclaringType != typeof(DateOnly) || called.ReturnType != typeof(bool)
            || !code[at - 4].LoadsArgument(argument) || !code[at - 2].LoadsArgument(argument)
            || DayRead(code[at - 3]) is not { } one || DayRead(code[at - 1]) is not { } other)
        {
            return false;
        }

        _compared.UnionWith([one, other]);
        return true;
    }

    /// <summary>The field that an instruction reads, if it is a day.</summary>
    private string? DayRead(in Instruction instruction) =>
        instruction.Method is { } getter
        && PropertyRead(getter) is { GetMethod: { } called, Name: var name }
        && IsWritten(called) && _fields.GetValueOrDefault(name) == typeof(DateOnly)
            ? name
            : null;

    private static MethodBase? MethodAt(List<Instruction> code, int at) =>
        at < code.Count ? code[at].Method : null;

    private void Note(MethodBase? getter, MethodBase? next, List<string> fields)
    {
        if (getter is null || PropertyRead(getter) is not { GetMethod: { } called } property)
        {
            ReadsAll = true;
            return;
        }

        var name = property.Name;
        if (!IsWritten(called))
        {
            fields.AddRange(Follow(called, argument: 0)); // Computed from fields.
        }
        else if (_fields.ContainsKey(name))
        {
            _read.Add(name);
            fields.Add(name);
            if (_fields[name] == typeof(UnitId) && !IsText(next))
            {
                _examined.Add(name); // A unit says where it is posted.
            }
        }
        else
        {
            ReadsAll = true;
        }
    }

    /// <summary>The event's property that a getter surely reads. One that only has the name of a
    /// field, such as an interface's, may be another.</summary>
    private PropertyInfo? PropertyRead(MethodBase getter) =>
        getter is MethodInfo { IsStatic: false } read && !read.DeclaringType!.IsInterface
        && read.DeclaringType.IsAssignableFrom(_fact)
            ? Array.Find(
                _fact.GetProperties(),
                property => property.GetMethod?.GetBaseDefinition() == read.GetBaseDefinition())
            : null;

    /// <summary>Whether a getter does nothing but return what was given.</summary>
    private static bool IsWritten(MethodInfo getter) =>
        getter.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>Whether an instruction does nothing with a number or an id but pass it on, or add
    /// to it, which the two marked events of a template tell (<see cref="PostingTemplates"/>).
    /// </summary>
    private bool PassesOn(List<Instruction> code, int at, int argument)
    {
        var instruction = code[at];
        return instruction.Code.FlowControl switch
        {
            FlowControl.Cond_Branch =>
                instruction.IsOnTruth && at > 0
                && (IsTruth(code[at - 1].Method) || IsOrder(code, at - 1, argument)),
            FlowControl.Call => instruction.Method is { } called
                && (PassesOn(called) || (IsWholeOf(called) && IsWidened(code, at))
                    || IsOrder(code, at, argument)),
            _ => instruction.IsPlain,
        };
    }

    private bool PassesOn(MethodBase called) =>
        called.DeclaringType == typeof(Poster)
        || PropertyRead(called) is not null
        || Nullable.GetUnderlyingType(called.DeclaringType!) is not null
        || IsText(called)
        || IsHarmless(called);

    /// <summary>The number of a value that is one: not what it looks like as a text, nor whether it
    /// has a quality.</summary>
    private static bool IsWholeOf(MethodBase called) =>
        called is MethodInfo { IsStatic: false } method && IsNumber(called.DeclaringType!)
        && (method.ReturnType == typeof(long) || method.ReturnType == typeof(int))
        && IsWritten(method);

    /// <summary>Whether a number becomes one of 64 bits at once: one of 32 may become a value of an
    /// enumeration, which is written nowhere.</summary>
    private static bool IsWidened(List<Instruction> code, int at) =>
        code[at].Method is MethodInfo { ReturnType: var type }
        && (type == typeof(long)
            || code.ElementAtOrDefault(
                code.ElementAtOrDefault(at + 1).Code == OpCodes.Neg ? at + 2 : at + 1)
                    .Code == OpCodes.Conv_I8);

    /// <summary>A method that is given no number, text or id cannot look at one.</summary>
    private static bool IsHarmless(MethodBase called) =>
        (called.IsStatic
            || !(CanBePassedOn(called.DeclaringType!) || IsNumberOrText(called.DeclaringType!)))
        && called.GetParameters().All(parameter =>
            !CanBePassedOn(parameter.ParameterType) && !IsNumberOrText(parameter.ParameterType));

    private static bool IsTruth(MethodBase? called) => called is MethodInfo method
        && method.ReturnType == typeof(bool) && method.GetParameters().Length == 0;

    private static bool IsText(MethodBase? called) =>
        called?.DeclaringType == typeof(Id) && called.Name == "get_Text";

    private static bool CanBePassedOn(Type type) => IsNumber(type) || IsId(type)
        || (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateOnly);

    private static bool IsNumber(Type type) => IsWhole(type)
        || (Nullable.GetUnderlyingType(type) ?? type) == typeof(Hectares);

    private static bool IsId(Type type) => type.IsSubclassOf(typeof(Id)) || type == typeof(Id);

    private static bool IsWhole(Type type) => Array.Exists(
        (Nullable.GetUnderlyingType(type) ?? type).GetInterfaces(),
        face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWhole<>));

    private static bool IsNumberOrText(Type type)
    {
        var plain = type.IsByRef ? type.GetElementType()! : type;
        plain = Nullable.GetUnderlyingType(plain) ?? plain;
        return plain == typeof(string) || plain == typeof(object)
            || (plain.IsPrimitive && plain != typeof(bool)) || plain == typeof(decimal)
            || plain == typeof(Int128) || plain.IsGenericParameter
            || (plain.IsEnum && Enum.GetUnderlyingType(plain) != typeof(int));
    }
}
