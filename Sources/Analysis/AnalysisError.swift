import CostModel
import Pricing
import StrictJSON

/// Why a question about a workload has no answer: what was asked for does not exist, or there is no price to answer with.
///
/// The cases hold what was found; how it is said, and with which status a program ends, is for the program to decide.
public enum AnalysisError: Error, Sendable {
    /// The file has no scenario of that name.
    case unknownScenario(String, file: String, known: [String])
    /// The text is a part of several scenarios' names, and the whole name of none.
    case ambiguousScenario(String, file: String, matching: [String])
    /// No scenario of the file is on that side of a comparison.
    case emptySide(Sides.Side, file: String, known: [String])
    /// The only scenario on either side is the same one.
    case onlyItself(known: [String])
    /// A file that does not take a value.
    case refusedSetting(ScenarioSetting, FileFault)
    /// A value for which a file has no place, or several.
    case unplacedSetting(SetScenarioFile.Unplaced, Workload)
    /// A file that cannot be read.
    case file(FileFault)
    /// The same input, by its full name, varies on both axes of a grid.
    case variedTwice(String)
    /// A grid of more break-evens than `SensitivityAnswer.mostCells`.
    case tooManyCells(Int)
    case solvedInput(SolvedInputAnswer.Fault)
    case pricing(PricingError)
    /// A scenario that the tables in force do not price.
    case unpriced(UnpricedScenario)
    /// Two of the tables in use have prices in different currencies.
    case mixedCurrencies(file: String, currency: String, otherFile: String, otherCurrency: String)
    /// Tables of prices were looked for in a place that has none of a whole offer.
    case noTables(String)
}
