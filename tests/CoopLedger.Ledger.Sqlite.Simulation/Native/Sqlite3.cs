using System.Runtime.InteropServices;

namespace CoopLedger.Ledger.Sqlite.Simulation.Native;

/// <summary>What a VFS needs of SQLite's own header. Source: sqlite3.h, "OS Interface Object" and
/// "OS Interface Open File Handle".</summary>
internal static unsafe partial class Sqlite3
{
    public const int Ok = 0;
    public const int Busy = 5;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int NotFound = 12;
    public const int IoError = 10;
    public const int IoErrorRead = IoError | (1 << 8);
    public const int IoErrorShortRead = IoError | (2 << 8);
    public const int IoErrorWrite = IoError | (3 << 8);
    public const int IoErrorSync = IoError | (4 << 8);
    public const int IoErrorTruncate = IoError | (6 << 8);
    public const int IoErrorDelete = IoError | (10 << 8);
    public const int IoErrorLock = IoError | (15 << 8);
    public const int IoErrorSharedMemory = IoError | (20 << 8);
    public const int IoErrorDeleteMissing = IoError | (23 << 8);

    public const int OpenCreate = 0x4;
    public const int OpenMainJournal = 0x800;
    public const int OpenLog = 0x80000;

    public const int LockNone = 0;
    public const int LockShared = 1;
    public const int LockReserved = 2;
    public const int LockPending = 3;
    public const int LockExclusive = 4;

    public const int SharedUnlock = 1;
    public const int SharedLock = 2;
    public const int SharedShared = 4;
    public const int SharedExclusive = 8;
    public const int SharedSlots = 8;

    /// <summary>The slot of shared memory that is held while writing.</summary>
    public const int SharedWriteSlot = 0;

    /// <summary>A write leaves the bytes beside it alone even when it is cut short: what SQLite's
    /// own VFS says of every disk.</summary>
    public const int PowersafeOverwrite = 0x1000;

    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial Vfs* FindVfs(byte* name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Register(Vfs* vfs, int makeDefault);
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Vfs
{
    public int Version;
    public int FileSize;
    public int PathMax;
    public Vfs* Next;
    public byte* Name;
    public void* Data;
    public delegate* unmanaged<Vfs*, byte*, OpenFile*, int, int*, int> Open;
    public delegate* unmanaged<Vfs*, byte*, int, int> Delete;
    public delegate* unmanaged<Vfs*, byte*, int, int*, int> Access;
    public delegate* unmanaged<Vfs*, byte*, int, byte*, int> FullPath;
    public void* OpenLibrary;
    public void* LibraryError;
    public void* Symbol;
    public void* CloseLibrary;
    public void* Randomness;
    public void* Sleep;
    public void* Time;
    public void* LastError;
    public void* TimeMilliseconds;
    public void* SetSystemCall;
    public void* GetSystemCall;
    public void* NextSystemCall;
}

/// <summary>An open file: the methods, as SQLite asks, and then what is ours.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct OpenFile
{
    public FileMethods* Methods;
    public nint Handle;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FileMethods
{
    public int Version;
    public delegate* unmanaged<OpenFile*, int> Close;
    public delegate* unmanaged<OpenFile*, byte*, int, long, int> Read;
    public delegate* unmanaged<OpenFile*, byte*, int, long, int> Write;
    public delegate* unmanaged<OpenFile*, long, int> Truncate;
    public delegate* unmanaged<OpenFile*, int, int> Sync;
    public delegate* unmanaged<OpenFile*, long*, int> Size;
    public delegate* unmanaged<OpenFile*, int, int> Lock;
    public delegate* unmanaged<OpenFile*, int, int> Unlock;
    public delegate* unmanaged<OpenFile*, int*, int> CheckReservedLock;
    public delegate* unmanaged<OpenFile*, int, void*, int> Control;
    public delegate* unmanaged<OpenFile*, int> SectorSize;
    public delegate* unmanaged<OpenFile*, int> Characteristics;
    public delegate* unmanaged<OpenFile*, int, int, int, void**, int> MapShared;
    public delegate* unmanaged<OpenFile*, int, int, int, int> LockShared;
    public delegate* unmanaged<OpenFile*, void> BarrierShared;
    public delegate* unmanaged<OpenFile*, int, int> UnmapShared;
}
