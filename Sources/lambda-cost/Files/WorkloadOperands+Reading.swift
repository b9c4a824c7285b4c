import Analysis
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
        var unplaced: [SetScenarioFile.Unplaced]
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

    /// The workload with all that, and its text, which can be read with other values in it.
    ///
    /// - Parameter adjust: what else the command line says of a workload.
    func variedWorkload(
        _ file: String?, setting inputs: [ScenarioSetting],
        adjusting adjust: @escaping (inout Workload) throws(AnalysisError) -> Void
    ) throws(CommandError) -> VariedWorkload {
        let edited = try edited(file, inputs)
        return try CommandError.translating(try VariedWorkload(edited.workload, edited.bytes, adjusting: adjust))
    }

    private func edited(_ file: String?, _ inputs: [ScenarioSetting]) throws(CommandError) -> Edited {
        guard let file else {
            let written = try written(inputs)
            if let unplaced = written.unplaced.first { throw CommandError(unplaced, in: written.workload) }
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
            whole.workload.settings += written.workload.settings
            whole.unplaced = whole.unplaced.filter { $0.isAmbiguous || written.unplaced.contains($0) }
            whole.unplaced += written.unplaced.filter { $0.isAmbiguous }
            whole.bytes = Self.adding(written.bytes, to: whole.bytes)
        }
        if let unplaced = whole.unplaced.first { throw CommandError(unplaced, in: whole.workload) }
        return whole
    }

    private static func read(_ file: String, _ inputs: [ScenarioSetting]) throws(CommandError) -> Edited {
        let text = try InputReader.text(of: file)
        var edited: SetScenarioFile?
        do throws(FileFault) {
            let set = try SetScenarioFile(text.bytes, inputs, file: text.file)
            edited = set
            let workload = try set.workload(defaultName: text.defaultName)
            return Edited(workload: workload, bytes: set.bytes, unplaced: set.unplaced)
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
            let workload = try set.workload(defaultName: "deployments")
            return Edited(workload: workload, bytes: set.bytes, unplaced: set.unplaced)
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

extension SetScenarioFile.Unplaced {
    fileprivate var isAmbiguous: Bool { !candidates.isEmpty }
}

extension [SetScenarioFile.Unplaced] {
    fileprivate func contains(_ other: SetScenarioFile.Unplaced) -> Bool {
        contains { $0.setting.said == other.setting.said }
    }
}

extension CommandError {
    /// A value that the command line sets and the reader of scenario files refuses.
    static func refused(_ setting: ScenarioSetting, _ fault: FileFault) -> CommandError {
        // A part of a value may not fit to the rest of it, or be all of it.
        let isPart = fault.finding.hasPrefix("Unknown key") || fault.finding.hasSuffix("is missing.")
        let whole = isPart ? setting.key.holderName.map { "Or write the whole of it: --set '\($0)={…}'." } : nil
        let advice = [fault.advice, whole].compactMap { $0 }
        return .usage("\(setting.said): \(fault.finding)", advice.isEmpty ? nil : advice.joined(separator: " "))
    }

    /// A value for which a file has no place, or several.
    init(_ unplaced: SetScenarioFile.Unplaced, in workload: Workload) {
        let said = unplaced.setting.said
        guard unplaced.candidates.isEmpty else {
            self = .usage(
                "\(said): several services of \(workload.file) have this key.",
                "Write \(unplaced.candidates.joined(separator: " or ")).")
            return
        }
        let names = workload.scenarios.prefix(20).map { VisibleText.quoted($0.name) }.joined(separator: ", ")
        self = .usage(
            "\(said): there is no such resource in \(workload.file).",
            "A value is put into the resources of its service. Scenarios: \(names).")
    }
}
