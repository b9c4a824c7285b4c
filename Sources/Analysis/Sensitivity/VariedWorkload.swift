import CostModel
import StrictJSON

/// A workload with the text of its file, which is read again for every other value in it.
public struct VariedWorkload {
    /// As the text says it.
    public let workload: Workload
    private let bytes: [UInt8]
    private let adjust: (inout Workload) throws(AnalysisError) -> Void

    /// - Parameters:
    ///   - workload: as it was read.
    ///   - bytes: the text that says it.
    ///   - adjust: what else has a say in it, such as an option for the region.
    /// - Throws: what `adjust` does.
    public init(
        _ workload: Workload, _ bytes: [UInt8],
        adjusting adjust: @escaping (inout Workload) throws(AnalysisError) -> Void
    ) throws(AnalysisError) {
        var adjusted = workload
        try adjust(&adjusted)
        (self.workload, self.bytes, self.adjust) = (adjusted, bytes, adjust)
    }

    /// The workload with other values in it.
    ///
    /// - Throws: `AnalysisError.unplacedSetting` or `.refusedSetting` where the file does not take one of them.
    /// - Complexity: O(characters of the text).
    func setting(_ settings: [ScenarioSetting]) throws(AnalysisError) -> Workload {
        var changed: Workload
        var edited: SetScenarioFile?
        do throws(FileFault) {
            let set = try SetScenarioFile(bytes, settings, file: workload.file)
            edited = set
            changed = try set.workload(defaultName: workload.name)
        } catch {
            guard let setting = edited?.setting(toBlameFor: error) ?? settings.last else { throw .file(error) }
            throw .refusedSetting(setting, error)
        }
        if let unplaced = edited?.unplaced.first { throw .unplacedSetting(unplaced, workload) }
        changed.settings += workload.settings
        try adjust(&changed)
        return changed
    }
}
