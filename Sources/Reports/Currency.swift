/// What money is counted in, and how that is written: the one place that knows.
public struct Currency: Hashable, Sendable {
    /// As price tables state it, by ISO 4217: `USD`, `CNY`.
    public let code: String

    public init(_ code: String) {
        self.code = code
    }

    public static let dollars = Currency("USD")

    /// What stands before an amount: `$` for US dollars, `CNY ` for yuan.
    public var prefix: String { self == .dollars ? "$" : code + " " }

    /// In a sentence: `US dollars`, `CNY`.
    public var name: String { self == .dollars ? "US dollars" : code }

    /// The name of a column that holds such money: `amount_usd`.
    public func column(_ name: String) -> String { name + "_" + code.lowercased() }
}
