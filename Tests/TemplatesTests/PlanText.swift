@testable import Templates

/// A resource of a plan in a test: what is planned, what is unknown, and what its block's expressions name.
struct PlannedResource {
    var address: String
    var values: String
    var unknown = "{}"
    var expressions = "{}"
    var index: String?
    var before: String?
    var actions = ["create"]

    var type: String {
        let parts = TemplateResource.block(of: address).split(separator: ".")
        return String(parts[parts.count - 2])
    }
    private var indexMember: String { index.map { ", \"index\": \($0)" } ?? "" }
    private var escaped: String {
        address.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
    }
    var planned: String {
        """
        {"address": "\(escaped)", "mode": "managed", "type": "\(type)"\(indexMember), "values": \(values)}
        """
    }
    var change: String {
        let actions = actions.map { "\"\($0)\"" }.joined(separator: ", ")
        return """
            {"address": "\(escaped)", "mode": "managed", "type": "\(type)"\(indexMember), "change": {"actions": [\(actions)],
             "before": \(before ?? "null"), "after": \(values), "after_unknown": \(unknown)}}
            """
    }
    var block: String {
        """
        {"address": "\(TemplateResource.block(of: address))", "mode": "managed", "type": "\(type)",
         "provider_config_key": "aws", "expressions": \(expressions)}
        """
    }
}

/// A plan of resources at its root, as `terraform show -json` prints it.
func plan(_ resources: [PlannedResource], region: String? = "{\"constant_value\": \"eu-west-1\"}", more: String = "")
    -> String
{
    let planned = resources.filter { $0.actions != ["delete"] }.map { $0.planned }.joined(separator: ",\n")
    let changes = resources.map { $0.change }.joined(separator: ",\n")
    var blocks: [String] = []
    for block in resources.map({ $0.block }) where !blocks.contains(block) { blocks.append(block) }
    let expressions = region.map { ", \"expressions\": {\"region\": \($0)}" } ?? ""
    return """
        {"format_version": "1.2", "terraform_version": "1.9.1",
         "planned_values": {"root_module": {"resources": [\(planned)]}},
         "resource_changes": [\(changes)],
         "configuration": {"provider_config": {"aws": {"name": "aws"\(expressions)}},
                           "root_module": {"resources": [\(blocks.joined(separator: ",\n"))]}}\(more)}
        """
}

/// The resources of the scenarios that a template makes, each as `service key=value …`, with `?` for what is missing.
func parts(
    _ text: String, region: String = "eu-west-1", parameters: [String: String] = [:]
) throws -> [[String]] {
    let template = try Template(Array(text.utf8), parameters: parameters)
    return try template.scenarios(in: region).map { scenario in
        scenario.parts.map { part in
            part.members.filter { $0.key != "label" }
                .map { $0.key == "service" ? $0.content.words : "\($0.key)=\($0.content.words)" }.joined(separator: " ")
        }
    }
}

/// What became of each resource, as `address: verdict`.
func verdicts(_ text: String, region: String = "eu-west-1", parameters: [String: String] = [:]) throws -> [String] {
    let template = try Template(Array(text.utf8), parameters: parameters)
    return try template.scenarios(in: region).last.map { scenario in
        scenario.entries.map { entry in
            switch entry.verdict {
            case .taken(let service): "\(entry.address): \(service)"
            case .free: "\(entry.address): free"
            case .notModelled: "\(entry.address): not modelled"
            case .leftOut: "\(entry.address): left out"
            }
        }
    } ?? []
}

/// What a text that is refused is called: the first line of its error.
func refusal(_ bytes: [UInt8], parameters: [String: String] = [:]) -> String {
    do throws(TemplateError) {
        _ = try Template(bytes, parameters: parameters).scenarios(in: "eu-west-1")
        return "read"
    } catch {
        return error.description.split(separator: "\n").first.map(String.init) ?? ""
    }
}
