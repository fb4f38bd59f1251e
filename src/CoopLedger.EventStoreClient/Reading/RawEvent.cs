using System.Text;
using EventStore.Client.Grpc;

namespace EventStore.Client;

/// <summary>The fields of a <c>RecordedEvent</c> where they lie in a message.</summary>
internal ref struct RawEvent
{
    public Uuid Id;
    public ulong Revision;
    public ulong Prepare;
    public ulong Commit;
    public ReadOnlySpan<byte> Stream;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> ContentType;
    public ReadOnlySpan<byte> Created;
    public ReadOnlySpan<byte> CustomMetadata;
    public ReadOnlySpan<byte> Data;

    public void Read(ref WireSpan fields)
    {
        var tag = fields.Tag();
        switch (tag)
        {
            case 0x0A:
                Id = IdOf(fields.Bytes());
                break;
            case 0x12:
                Stream = NameOf(fields.Bytes());
                break;
            case 0x18:
                Revision = fields.Varint();
                break;
            case 0x20:
                Prepare = fields.Varint();
                break;
            case 0x28:
                Commit = fields.Varint();
                break;
            case 0x32:
                ReadMetadata(fields.Bytes());
                break;
            case 0x3A:
                CustomMetadata = fields.Bytes();
                break;
            case 0x42:
                Data = fields.Bytes();
                break;
            default:
                fields.Skip(tag);
                break;
        }
    }

    private static Uuid IdOf(ReadOnlySpan<byte> content)
    {
        var id = Uuid.Empty;
        var fields = new WireSpan(content);
        while (!fields.IsAtEnd)
        {
            var tag = fields.Tag();
            switch (tag)
            {
                case 0x0A:
                    id = HalvesOf(fields.Bytes());
                    break;
                case 0x12:
                    id = Guid.TryParse(Encoding.UTF8.GetString(fields.Bytes()), out var guid)
                        ? Uuid.FromGuid(guid)
                        : throw GrpcFault.Broken("an id is no UUID.");
                    break;
                default:
                    fields.Skip(tag);
                    break;
            }
        }

        return id;
    }

    private static Uuid HalvesOf(ReadOnlySpan<byte> content)
    {
        long most = 0, least = 0;
        var fields = new WireSpan(content);
        while (!fields.IsAtEnd)
        {
            var tag = fields.Tag();
            switch (tag)
            {
                case 0x08:
                    most = unchecked((long)fields.Varint());
                    break;
                case 0x10:
                    least = unchecked((long)fields.Varint());
                    break;
                default:
                    fields.Skip(tag);
                    break;
            }
        }

        return Uuid.FromInt64(most, least);
    }

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> name = default;
        var fields = new WireSpan(content);
        while (!fields.IsAtEnd)
        {
            var tag = fields.Tag();
            if (tag == 0x1A)
            {
                name = fields.Bytes();
            }
            else
            {
                fields.Skip(tag);
            }
        }

        return name;
    }

    private void ReadMetadata(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> key = default, value = default;
        var fields = new WireSpan(content);
        while (!fields.IsAtEnd)
        {
            var tag = fields.Tag();
            switch (tag)
            {
                case 0x0A:
                    key = fields.Bytes();
                    break;
                case 0x12:
                    value = fields.Bytes();
                    break;
                default:
                    fields.Skip(tag);
                    break;
            }
        }

        if (key.SequenceEqual("type"u8))
        {
            Type = value;
        }
        else if (key.SequenceEqual("content-type"u8))
        {
            ContentType = value;
        }
        else if (key.SequenceEqual("created"u8))
        {
            Created = value;
        }
    }
}
