import CostModel
import Expressions
import JSONText
import StrictJSON

extension WorkloadOperands {
    /// The name of what stands on the command line, in place of a file's.
    static let commandLine = "the command line"

    /// A text with the values in place that the command line sets, and what it says.
    private struct Edited {
        var workload: Workload
        var bytes: [UInt8]
        /// The settings for which there is no place.
        var unused: [ScenarioSetting]
    }

    /// The workload of a file with the deployments added to it, or of the deployments alone, with the values in place that
    /// the command line sets.
    ///
    /// - Parameter file: nil for the deployments alone.
    func workload(_ file: String?, setting inputs: [ScenarioSetting] = []) throws(CommandError) -> Workload {
        // What is part of the program was read when that was made.
        if let file, deployments.isEmpty, inputs.isEmpty { return try InputReader.workload(file) }
        return try edited(file, inputs).workload
    }

    /// The text of a scenario file with all that, of one file at most.
    func text(setting inputs: [ScenarioSetting]) throws(CommandError) -> [UInt8] {
        try edited(files.first, inputs).bytes
    }

    private func edited(_ file: String?, _ inputs: [ScenarioSetting]) throws(CommandError) -> Edited {
        guard let file else {
            let written = try written(inputs)
            if let setting = written.unused.first { throw Self.unused(setting, written.workload) }
            return written
        }
        var whole = try Self.read(file, inputs)
        if !deployments.isEmpty {
            let written = try written(inputs, besideFile: true)
            let names = whole.workload.scenarios.map { $0.name }
            for deployment in deployments where names.contains(deployment.text) {
                throw .usage(
                    "There is a scenario \(VisibleText.quoted(deployment.text)) in \(whole.workload.file) already.",
                    "Leave it out here.")
            }
            whole.workload.scenarios += written.workload.scenarios
            whole.unused = whole.unused.filter { setting in written.unused.contains { $0.text == setting.text } }
            whole.bytes = Self.adding(written.bytes, to: whole.bytes)
        }
        if let setting = whole.unused.first { throw Self.unused(setting, whole.workload) }
        return whole
    }

    private static func read(_ file: String, _ inputs: [ScenarioSetting]) throws(CommandError) -> Edited {
        let text = try InputReader.text(of: file)
        var edited: SetScenarioFile?
        do throws(FileFault) {
            let set = try SetScenarioFile(text.bytes, inputs, file: text.file)
            edited = set
            let workload = try ScenarioFile.read(set.bytes, file: text.file, defaultName: text.defaultName)
            return Edited(workload: workload, bytes: set.bytes, unused: set.unused)
        } catch {
            if let setting = edited?.setting(toBlameFor: error) { throw .refused(setting, error) }
            // What is wrong without any setting is told at its place in the file.
            let own = text.fault
            if let last = edited?.last, own?.path != error.path { throw .refused(last, error) }
            throw own.map { CommandError($0, of: text) } ?? CommandError(error)
        }
    }

    /// The deployments as the scenarios of a file.
    private func written(_ inputs: [ScenarioSetting], besideFile: Bool = false) throws(CommandError) -> Edited {
        let file = Self.commandLine
        var edited: SetScenarioFile?
        do throws(FileFault) {
            let set = try SetScenarioFile(
                Deployment.scenarioFile(deployments), inputs, file: file, onlyResources: besideFile)
            edited = set
            let workload = try ScenarioFile.read(set.bytes, file: file, defaultName: "deployments")
            return Edited(workload: workload, bytes: set.bytes, unused: set.unused)
        } catch {
            if let setting = edited?.setting(toBlameFor: error) { throw .refused(setting, error) }
            throw CommandError(error, of: deployments)
        }
    }

    /// A file with the scenarios of another behind its own, as they are written there. Both have been read.
    private static func adding(_ other: [UInt8], to file: [UInt8]) -> [UInt8] {
        guard let from = (try? JSONDocument(other))?.root["scenarios"],
            let last = (try? JSONDocument(file))?.root["scenarios"]?.elements.reduce(nil, { _, element in element })
        else { return file }
        let added = from.elements.flatMap { Array(",\n    ".utf8) + other[$0.byteRange] }
        let end = last.byteRange.upperBound
        return file[..<end] + added + file[end...]
    }

    private static func unused(_ setting: ScenarioSetting, _ workload: Workload) -> CommandError {
        let names = workload.scenarios.prefix(20).map { VisibleText.quoted($0.name) }.joined(separator: ", ")
        return .usage(
            "--set \(setting.text): there is no such resource in \(workload.file).",
            "A value is put into the resources of its service. Scenarios: \(names).")
    }
}

extension InputReader.ScenarioText {
    /// What is wrong with the text as it stands; nil where nothing is.
    fileprivate var fault: FileFault? {
        do throws(FileFault) { _ = try ScenarioFile.read(bytes, file: file, defaultName: defaultName) } catch {
            return error
        }
        return nil
    }
}

extension CommandError {
    /// A value that the command line sets and the reader of scenario files refuses.
    fileprivate static func refused(_ setting: ScenarioSetting, _ fault: FileFault) -> CommandError {
        .usage("--set \(setting.text): \(fault.finding)", fault.advice)
    }
}
