import CostModel
import ExactMath
import Observations
import Templates

/// What logs beside templates say, in the terms of both.
struct TemplateLogs {
    let measurements: [Measurement]
    /// Members of a scenario file's traffic.
    let traffic: [(key: String, json: String)]
    /// Requests a month.
    let requests: Int?

    /// Reads the logs as `measure` does.
    init(_ files: [MeasureInput], _ context: CommandContext) throws(CommandError) {
        let findings = try MeasureRun(metric: nil, context.environment).findings(files)
        let parts = ScenarioParts(
            findings, .init(hoursPerMonth: context.settings.hoursPerMonth ?? Estimate().hoursPerMonth))
        traffic = parts.traffic.map { ($0.key, $0.text) }
        requests = parts.volume
        measurements = parts.resources.map { resource in
            Measurement(
                service: resource.service, name: resource.label, members: resource.members.map { ($0.key, $0.text) })
        }
    }
}
