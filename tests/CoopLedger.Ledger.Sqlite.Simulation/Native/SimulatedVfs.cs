using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoopLedger.Ledger.Sqlite.Simulation.Disk;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite.Simulation.Native;

/// <summary>The VFS that SQLite finds first. Paths below <see cref="Root"/> are on simulated
/// machines; every other one is handed on to SQLite's own VFS, so that the tests beside these use
/// the real disk as before.</summary>
/// <remarks>A path is <c>/simulated/MACHINE/PROCESS/NAME</c>: all processes of a machine have the
/// same folder, and the disk knows which of them asks.</remarks>
internal static unsafe class SimulatedVfs
{
    public const string Root = "/simulated/";

    private static readonly Lock Gate = new();
    private static Vfs* _real;
    private static FileMethods* _methods;

    /// <summary>Makes it SQLite's first, once in a process.</summary>
    public static void Install()
    {
        Batteries_V2.Init();
        lock (Gate)
        {
            if (_real != null)
            {
                return;
            }

            _methods = Methods();
            _real = Sqlite3.FindVfs(null);
            var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
            *vfs = *_real;
            vfs->Next = null;
            vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8("simulated");
            vfs->FileSize = Math.Max(_real->FileSize, sizeof(OpenFile));
            vfs->Open = &Open;
            vfs->Delete = &Delete;
            vfs->Access = &Access;
            vfs->FullPath = &FullPath;
            if (Sqlite3.Register(vfs, makeDefault: 1) != Sqlite3.Ok)
            {
                throw new InvalidOperationException("SQLite did not take the simulated VFS.");
            }
        }
    }

    [UnmanagedCallersOnly]
    private static int Open(Vfs* vfs, byte* name, OpenFile* file, int flags, int* outFlags)
    {
        if (Machine.Of(Text(name)) is not { } place)
        {
            return _real->Open(_real, name, file, flags, outFlags);
        }

        file->Methods = null;
        var result = place.Machine.Open(place.Process, place.Name, flags, out var opened);
        if (opened is null)
        {
            return result;
        }

        file->Methods = _methods;
        file->Handle = GCHandle.ToIntPtr(GCHandle.Alloc(opened));
        if (outFlags != null)
        {
            *outFlags = flags;
        }

        return Sqlite3.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Delete(Vfs* vfs, byte* name, int flushFolder) =>
        Machine.Of(Text(name)) is { } place
            ? place.Machine.Delete(place.Process, place.Name, flushFolder != 0)
            : _real->Delete(_real, name, flushFolder);

    [UnmanagedCallersOnly]
    private static int Access(Vfs* vfs, byte* name, int flags, int* result)
    {
        if (Machine.Of(Text(name)) is not { } place)
        {
            return _real->Access(_real, name, flags, result);
        }

        *result = place.Machine.HasContent(place.Name) ? 1 : 0;
        return Sqlite3.Ok;
    }

    [UnmanagedCallersOnly]
    private static int FullPath(Vfs* vfs, byte* name, int length, byte* full)
    {
        if (Machine.Of(Text(name)) is null)
        {
            return _real->FullPath(_real, name, length, full);
        }

        var bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name);
        if (bytes.Length >= length)
        {
            return Sqlite3.CannotOpen;
        }

        bytes.CopyTo(new(full, length));
        full[bytes.Length] = 0;
        return Sqlite3.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Close(OpenFile* file)
    {
        Of(file).Close();
        GCHandle.FromIntPtr(file->Handle).Free();
        file->Methods = null;
        return Sqlite3.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Read(OpenFile* file, byte* bytes, int length, long offset) =>
        Of(file).Read(new(bytes, length), offset);

    [UnmanagedCallersOnly]
    private static int Write(OpenFile* file, byte* bytes, int length, long offset) =>
        Of(file).Write(new(bytes, length), offset);

    [UnmanagedCallersOnly]
    private static int Truncate(OpenFile* file, long size) => Of(file).Truncate(size);

    [UnmanagedCallersOnly]
    private static int Sync(OpenFile* file, int flags) => Of(file).Sync();

    [UnmanagedCallersOnly]
    private static int Size(OpenFile* file, long* size)
    {
        *size = Of(file).Size;
        return Sqlite3.Ok;
    }

    [UnmanagedCallersOnly]
    private static int TakeLock(OpenFile* file, int level) => Of(file).Lock(level);

    [UnmanagedCallersOnly]
    private static int Unlock(OpenFile* file, int level) => Of(file).Unlock(level);

    [UnmanagedCallersOnly]
    private static int CheckReserved(OpenFile* file, int* reserved)
    {
        *reserved = Of(file).IsReserved ? 1 : 0;
        return Sqlite3.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Control(OpenFile* file, int code, void* argument) => Sqlite3.NotFound;

    [UnmanagedCallersOnly]
    private static int SectorSize(OpenFile* file) => 4096;

    [UnmanagedCallersOnly]
    private static int Characteristics(OpenFile* file) => Sqlite3.PowersafeOverwrite;

    [UnmanagedCallersOnly]
    private static int MapShared(OpenFile* file, int region, int size, int extend, void** memory)
    {
        var result = Of(file).MapShared(region, size, extend != 0, out var mapped);
        *memory = (void*)mapped;
        return result;
    }

    [UnmanagedCallersOnly]
    private static int LockShared(OpenFile* file, int offset, int count, int flags) =>
        Of(file).LockShared(offset, count, flags);

    [UnmanagedCallersOnly]
    private static void BarrierShared(OpenFile* file) => Interlocked.MemoryBarrier();

    [UnmanagedCallersOnly]
    private static int UnmapShared(OpenFile* file, int delete)
    {
        Of(file).UnmapShared();
        return Sqlite3.Ok;
    }

    private static string? Text(byte* name) => Marshal.PtrToStringUTF8((nint)name);

    private static OpenedFile Of(OpenFile* file) =>
        Unsafe.As<OpenedFile>(GCHandle.FromIntPtr(file->Handle).Target!);

    private static FileMethods* Methods()
    {
        var methods = (FileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(FileMethods));
        *methods = new()
        {
            Version = 2,
            Close = &Close,
            Read = &Read,
            Write = &Write,
            Truncate = &Truncate,
            Sync = &Sync,
            Size = &Size,
            Lock = &TakeLock,
            Unlock = &Unlock,
            CheckReservedLock = &CheckReserved,
            Control = &Control,
            SectorSize = &SectorSize,
            Characteristics = &Characteristics,
            MapShared = &MapShared,
            LockShared = &LockShared,
            BarrierShared = &BarrierShared,
            UnmapShared = &UnmapShared,
        };
        return methods;
    }
}
