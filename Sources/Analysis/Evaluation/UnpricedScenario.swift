import CostModel
import JSONText
import Pricing

/// A scenario without a cost, and the place that is to blame: the choice of region or day, or the value in the
/// scenario's resource.
public struct UnpricedScenario: Sendable {
    public let error: PricingError
    /// The file as the user named it.
    public let file: String
    /// The scenario's name.
    public let scenario: String
    /// Where the file says what has no price: a value of a resource, a resource, or the scenario.
    public let path: String
    /// nil where the scenario as a whole is to blame.
    public let location: JSONLocation?
    /// Who chose the region or the day that has no such price; `.standard` also where neither matters.
    public let choice: Workload.Choice
}

extension AnalysisError {
    /// Why a scenario could not be priced; what is wrong with a table is no matter of the scenario.
    init(
        _ error: PricingError, pricing scenario: Scenario, of workload: Workload, _ prices: PricesInForce
    ) {
        var choice: Workload.Choice
        var key: StaticString?
        switch error {
        case .invalidTable, .unreadable:
            self = .pricing(error)
            return
        case .unknownRegion, .noTable: choice = workload.regionChoice
        case .beforeFirstTable: choice = workload.pricesAsOfChoice
        case .missingPrice(let missing): (choice, key) = (.standard, missing.key)
        case .unsuitable(let asked, _, _): (choice, key) = (.standard, asked)
        }
        let place = ScenarioCost.firstWithoutPrice(scenario, of: workload, prices: prices)?.place(of: key)
        if let said = workload.settings.last(where: { $0.file == scenario.file && $0.path == place?.path })?.said {
            choice = .option(said)
        }
        self = .unpriced(
            UnpricedScenario(
                error: error, file: scenario.file, scenario: scenario.name, path: place?.path ?? scenario.path,
                location: place?.location, choice: choice))
    }
}
