import CostModel
import JSONText
import Pricing

extension Evaluation {
    /// Why a scenario has no cost, at the place that is to blame: the table, the choice of region or day, or the value in
    /// the scenario's resource.
    static func failure(
        _ error: PricingError, pricing scenario: Scenario, of workload: Workload, _ prices: PricesInForce
    ) -> CommandError {
        let resource = ScenarioCost.firstWithoutPrice(scenario, of: workload, prices: prices)
        let place = resource.map { self.place($0, workload, key: nil) } ?? "\(workload.shownFile): \(scenario.path)"
        let failure = CommandError(error)
        let choice: Workload.Choice
        switch error {
        case .invalidTable, .unreadable: return failure
        case .unknownRegion, .noTable: choice = workload.regionChoice
        case .beforeFirstTable: choice = workload.pricesAsOfChoice
        case .missingPrice(let missing):
            let place = resource.map { self.place($0, workload, key: missing.key) } ?? place
            return CommandError(
                failure.status, "\(place) (\(VisibleText.quoted(scenario.name)))\n\(failure.description)")
        }
        var need = "\nNeeded by \(VisibleText.quoted(scenario.name)): \(place)"
        // A region without any table is not a matter of what a scenario needs.
        if case .unknownRegion = error { need = "" }
        switch choice {
        case .option(let name): return CommandError(failure.status, "\(name): \(failure.description)\(need)")
        case .file(let value):
            let place = "\(workload.shownFile):\(value.location.line):\(value.location.column): \(value.path)"
            return CommandError(failure.status, "\(place)\n\(failure.description)\(need)")
        case .standard:
            return CommandError(
                failure.status, "\(place) (\(VisibleText.quoted(scenario.name)))\n\(failure.description)")
        }
    }

    private static func place(_ resource: Resource, _ workload: Workload, key: StaticString?) -> String {
        let (path, location) = resource.place(of: key)
        return "\(workload.shownFile):\(location.line):\(location.column): \(path)"
    }
}

extension Workload {
    /// The file's name on one line.
    fileprivate var shownFile: String { VisibleText.line(file) }
}
