using System.Reflection;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>Makes an event of any kind with values that only its types decide, so that a new fact
/// has a sample without anybody writing one.</summary>
internal static class SampleMaker
{
    private static readonly Dictionary<Type, object> Values = new()
    {
        [typeof(DateOnly)] = new DateOnly(2023, 8, 31),
        [typeof(bool)] = true,
        [typeof(long)] = 17L,
        [typeof(Guid)] = new Guid("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d"),
        [typeof(Text)] = new Text("Văn bản <&> \"số 01\""),
        [typeof(SealedText)] =
            SealedText.Of(new("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d"), new byte[92]),
        [typeof(UnitId)] = new UnitId("phu-tho"),
        [typeof(Place)] = Place.Of(new UnitId("phu-tho")),
        [typeof(Scope)] = Scope.Parse("unit:phu-tho+cluster:a"),
        [typeof(Vnd)] = new Vnd(306_976_744),
        [typeof(Amount)] = new Amount(2_100_000_000),
        [typeof(Count)] = new Count(12),
        [typeof(Tranche)] = new Tranche(2),
        [typeof(Year)] = new Year(2023),
        [typeof(Hectares)] = new Hectares(160.75m),
        [typeof(Event)] = new MemberAdmitted(
            new("phu-tho/htx-01"), new(2023, 8, 31), new("phu-tho"), OrganisationKind.Cooperative,
            MemberClass.Official),
    };

    /// <summary>An event with every field given.</summary>
    public static Event Full(Type type) => Make(type, isBare: false);

    /// <summary>The same with all that may be left out left out.</summary>
    public static Event Bare(Type type) => Make(type, isBare: true);

    private static Event Make(Type type, bool isBare)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().Single();
        return (Event)constructor.Invoke(
        [
            .. constructor.GetParameters().Select(parameter =>
                isBare && nullability.Create(parameter).WriteState == NullabilityState.Nullable
                    ? null
                    : Value(parameter.ParameterType)),
        ]);
    }

    private static object Value(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return Values.TryGetValue(plain, out var value) ? value
            : plain.IsEnum ? Enum.GetValues(plain).Cast<object>().Last()
            : plain.IsSubclassOf(typeof(Id)) ? Activator.CreateInstance(plain, "mau-01")!
            : throw new NotSupportedException($"{plain}: add a value of it to SampleMaker.");
    }
}
