using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace CoopLedger.Indicators.Journals;

/// <summary>One instruction of a method's compiled code.</summary>
/// <param name="Code">Which.</param>
/// <param name="Method">What it calls, if it calls something.</param>
/// <param name="Argument">Which argument it is about, if it is; otherwise −1.</param>
internal readonly record struct Instruction(OpCode Code, MethodBase? Method, int Argument)
{
    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    /// <summary>What neither compares nor multiplies nor keeps anything outside the method.
    /// </summary>
    private static readonly FrozenSet<OpCode> Plain =
    [
        OpCodes.Nop, OpCodes.Ret, OpCodes.Dup, OpCodes.Pop, OpCodes.Br, OpCodes.Br_S,
        OpCodes.Neg, OpCodes.Add, OpCodes.Add_Ovf, OpCodes.Sub, OpCodes.Sub_Ovf,
        OpCodes.Conv_I8, OpCodes.Conv_Ovf_I8, OpCodes.Initobj, OpCodes.Ldnull,
        OpCodes.Ldarg_0, OpCodes.Ldarg_1, OpCodes.Ldarg_2, OpCodes.Ldarg_S,
        OpCodes.Ldloc_0, OpCodes.Ldloc_1, OpCodes.Ldloc_2, OpCodes.Ldloc_3, OpCodes.Ldloc_S,
        OpCodes.Ldloca_S, OpCodes.Stloc_0, OpCodes.Stloc_1, OpCodes.Stloc_2, OpCodes.Stloc_3,
        OpCodes.Stloc_S, OpCodes.Ldc_I4, OpCodes.Ldc_I4_S, OpCodes.Ldc_I4_M1, OpCodes.Ldc_I4_0,
        OpCodes.Ldc_I4_1, OpCodes.Ldc_I4_2, OpCodes.Ldc_I4_3, OpCodes.Ldc_I4_4,
        OpCodes.Ldc_I4_5, OpCodes.Ldc_I4_6, OpCodes.Ldc_I4_7, OpCodes.Ldc_I4_8, OpCodes.Ldc_I8,
    ];

    public bool IsPlain => Plain.Contains(Code);

    /// <summary>A branch on whether something is true.</summary>
    public bool IsOnTruth => Code == OpCodes.Brtrue || Code == OpCodes.Brtrue_S
        || Code == OpCodes.Brfalse || Code == OpCodes.Brfalse_S;

    public bool LoadsArgument(int argument) => Argument == argument
        && Code != OpCodes.Ldarga && Code != OpCodes.Ldarga_S && !StoresArgument;

    /// <summary>Anything else that is done with an argument.</summary>
    public bool TouchesArgument(int argument) => Argument == argument && !LoadsArgument(argument);

    private bool StoresArgument => Code == OpCodes.Starg || Code == OpCodes.Starg_S;

    /// <summary>The instructions of a method, in order.</summary>
    public static IEnumerable<Instruction> Of(MethodBase method)
    {
        var bytes = method.GetMethodBody()!.GetILAsByteArray()!;
        var at = 0;
        while (at < bytes.Length)
        {
            var code = bytes[at] == 0xFE
                ? Codes[unchecked((short)(0xFE00 | bytes[at + 1]))]
                : Codes[bytes[at]];
            at += code.Size;
            yield return new(
                code,
                code.OperandType == OperandType.InlineMethod ? Called(method, bytes, at) : null,
                ArgumentOf(code, bytes, at));
            at += OperandLength(code, bytes, at);
        }
    }

    private static MethodBase? Called(MethodBase method, byte[] bytes, int at) =>
        method.Module.ResolveMethod(
            BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)),
            method.DeclaringType!.IsGenericType
                ? method.DeclaringType.GetGenericArguments()
                : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int ArgumentOf(OpCode code, byte[] bytes, int at) =>
        code == OpCodes.Ldarg_0 ? 0
        : code == OpCodes.Ldarg_1 ? 1
        : code == OpCodes.Ldarg_2 ? 2
        : code == OpCodes.Ldarg_3 ? 3
        : code == OpCodes.Ldarg_S || code == OpCodes.Ldarga_S || code == OpCodes.Starg_S
            ? bytes[at]
        : code == OpCodes.Ldarg || code == OpCodes.Ldarga || code == OpCodes.Starg
            ? BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at))
        : -1;

    private static int OperandLength(OpCode code, byte[] bytes, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar
            => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch =>
            4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at))),
        _ => 4,
    };
}
