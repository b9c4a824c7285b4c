import JSONText

/// One way to deploy a service, written as people say it: `2×t3.small + ALB`.
///
/// Parts are joined by `+`; each is a resource of a scenario file. The deployment is written as the scenario of such a
/// file, so that what reads those checks and prices it. The grammar stands in `scenarios/README.md`.
public struct Deployment: Sendable {
    /// As it was written, without blanks around it; also the scenario's name.
    public let text: String
    let resources: [WrittenResource]

    /// - Throws: `ExpressionFault` for the first word that does not fit.
    /// - Complexity: O(characters).
    public init(_ text: String) throws(ExpressionFault) {
        self.text = Self.trimmed(text)
        var resources: [WrittenResource] = []
        for (words, range) in Word.parts(of: self.text) {
            var reader = PartReader(self.text, words, at: range)
            resources.append(try reader.resource())
        }
        self.resources = Self.related(resources)
    }

    private static func trimmed(_ text: String) -> String {
        let characters = text.drop { $0.isWhitespace }
        return String(characters.prefix(characters.count - characters.reversed().prefix { $0.isWhitespace }.count))
    }

    /// What follows from what else is deployed: a balancer without instances sends requests to the functions, and where
    /// functions run these write the logs, else an agent on the instances does.
    private static func related(_ resources: [WrittenResource]) -> [WrittenResource] {
        func runs(_ services: String...) -> Bool { resources.contains { services.contains($0.service) } }
        let hasFunctions = runs("lambda", "lambdaManagedInstances")
        let hasFleet = runs("ec2", "fargate")
        return resources.map { resource in
            var resource = resource
            if resource.isApplicationBalancer, hasFunctions, !hasFleet {
                resource.add("target", .text("lambda"), at: resource.range)
            }
            if resource.service == "logs", hasFleet, !hasFunctions {
                resource.add("from", .text("agent"), at: resource.range)
            }
            return resource
        }
    }

    /// The characters that say what stands at a path below the scenario, such as `resources[1].durationMs`; all of them
    /// where no part is to blame.
    public func range(ofPath path: String) -> Range<Int> {
        for (position, resource) in resources.enumerated() {
            let start = "resources[\(position)]"
            if path.hasPrefix(start) { return resource.range(ofPath: path.dropFirst(start.count)) }
        }
        return 0..<text.count
    }
}

extension Deployment {
    /// A scenario file with these scenarios.
    public static func scenarioFile(_ deployments: [Deployment]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("formatVersion")
        json.number(1)
        json.key("name")
        json.string("deployments")
        json.key("scenarios")
        json.beginArray()
        for deployment in deployments {
            json.beginObject()
            json.key("name")
            json.string(deployment.text)
            json.key("resources")
            json.beginArray()
            for resource in deployment.resources { json.write(resource) }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
