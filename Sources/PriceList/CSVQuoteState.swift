/// Where in a cell a reader stands that goes byte by byte, without looking ahead.
enum CSVQuoteState: Equatable {
    case cellStart
    case unquoted
    case quoted
    /// Behind a quote inside a quoted cell: its end, half of a doubled quote, or a bare quote.
    case quoteInQuoted
    /// Behind such a quote and a carriage return.
    case quoteThenReturn

    init() { self = .cellStart }

    /// Goes over one byte that ends no row; returns whether it is a comma that ends a cell.
    mutating func advance(over byte: UInt8) -> Bool {
        switch (self, byte) {
        case (.cellStart, 0x22):
            self = .quoted
        case (.cellStart, 0x2C), (.unquoted, 0x2C), (.quoteInQuoted, 0x2C):
            self = .cellStart
            return true
        case (.cellStart, _), (.unquoted, _):
            self = .unquoted
        case (.quoted, 0x22), (.quoteThenReturn, 0x22):
            self = .quoteInQuoted
        case (.quoteInQuoted, 0x0D):
            self = .quoteThenReturn
        case (.quoted, _), (.quoteInQuoted, _), (.quoteThenReturn, _):
            self = .quoted
        }
        return false
    }
}
