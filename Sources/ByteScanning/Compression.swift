/// How a file is packed, with the command that unpacks it to standard output.
public enum Compression: String, Sendable {
    case gzip = "gunzip -c"
    case zip = "unzip -p"
    case zstandard = "zstd -dc"
    case bzip2 = "bzip2 -dc"
    case xz = "xz -dc"

    /// Spelled out: Embedded Swift keeps no names of cases.
    public var name: String {
        switch self {
        case .gzip: "gzip"
        case .zip: "zip"
        case .zstandard: "zstandard"
        case .bzip2: "bzip2"
        case .xz: "xz"
        }
    }

    /// What the first bytes of a file say; nil where it is not packed.
    public init?(head: ByteView) {
        if head[0] == 0x1F, head[1] == 0x8B {
            self = .gzip
        } else if head.hasPrefix("PK"), head[2] < 9, head[3] == head[2] &+ 1 {
            self = .zip
        } else if head[0] == 0x28, head[1] == 0xB5, head[2] == 0x2F, head[3] == 0xFD {
            self = .zstandard
        } else if head.hasPrefix("BZh") {
            self = .bzip2
        } else if head[0] == 0xFD, head.dropFirst(1).hasPrefix("7zXZ") {
            self = .xz
        } else {
            return nil
        }
    }
}
