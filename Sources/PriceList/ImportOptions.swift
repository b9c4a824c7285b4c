/// Which of the prices in an offer are wanted.
public struct ImportOptions: Equatable, Sendable {
    /// The operating systems whose EC2 prices are read.
    public enum OperatingSystems: Equatable, Sendable {
        /// Linux, and the named ones in AWS's words (`Windows`, `RHEL`, `SUSE`), whatever the case of their letters.
        case linux(and: [String])
        case all
    }

    public var operatingSystems: OperatingSystems
    /// Whether reserved terms of the wanted instances are read too.
    public var includesReserved: Bool

    public init(operatingSystems: OperatingSystems = .linux(and: []), includesReserved: Bool = false) {
        self.operatingSystems = operatingSystems
        self.includesReserved = includesReserved
    }

    func wants(operatingSystem name: ByteView) -> Bool {
        switch operatingSystems {
        case .all: true
        case .linux(let others):
            name == "Linux" || others.contains { $0.lowercased() == name.text.lowercased() }
        }
    }

    /// The same, where what names no system may be anything.
    func mayWant(operatingSystem name: ByteView) -> Bool { name.isEmpty || wants(operatingSystem: name) }
}
