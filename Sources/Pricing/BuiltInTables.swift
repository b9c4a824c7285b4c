import JSONText

/// The price tables inside the program, sorted by region, offer code and day.
enum BuiltInTables {
    static var sources: [PriceTableSource] { files.compactMap { PriceTableSource($0) } }

    /// The newest table of an offer in a region on or before the day, or before it; the newest of all where no day is
    /// given.
    ///
    /// Compares the texts that the tables were written with, so that a command makes nothing of the tables that it does
    /// not use.
    static func newest(
        of offer: OfferCode, in region: String, asOf date: CalendarDate?, isBefore: Bool = false
    ) -> BuiltInTable? {
        let code = offer.rawValue
        var newest: BuiltInTable?
        for table in files
        where date.map({ table.effectiveDate < $0 || !isBefore && table.effectiveDate == $0 }) ?? true {
            if table.offer.equals(code), table.region.equals(region) { newest = table }
        }
        return newest
    }
}

/// One price table inside the program: which one it is, and its text.
struct BuiltInTable: Sendable {
    let region: StaticString
    let offer: StaticString
    let year: Int
    let month: Int
    let day: Int
    let text: StaticString
    /// What reading the text gave when the program was made.
    let tape: StaticString

    // Inlined, so that the list of all tables is data of the program and nothing that a start puts together.
    @inline(__always)
    init(
        region: StaticString, offer: StaticString, _ year: Int, _ month: Int, _ day: Int, _ text: StaticString,
        tape: StaticString
    ) {
        self.region = region
        self.offer = offer
        self.year = year
        self.month = month
        self.day = day
        self.text = text
        self.tape = tape
    }

    var effectiveDate: CalendarDate { CalendarDate(known: year, month, day) }

    /// REGION/OFFERCODE/DATE.json
    var path: String { "\(region)/\(offer)/\(effectiveDate).json" }
}
