import StrictJSON

/// The text of a scenario file with the settings of a command line in it.
public struct SetScenarioFile: Sendable {
    /// A setting for which the file has no place, or more than one that might be meant.
    public struct Unplaced: Sendable {
        public let setting: ScenarioSetting
        /// The keys that might be meant; none where nothing is.
        public let candidates: [String]
    }

    public let bytes: [UInt8]
    public let unplaced: [Unplaced]
    /// Where each of the others stands, the last one last.
    private let places: [(path: String, setting: ScenarioSetting)]
    private let file: String

    /// - Parameters:
    ///   - file: the file as the user named it, for messages.
    ///   - onlyResources: whether only the scenarios of the text count, and nothing at its top is set.
    /// - Throws: `FileFault` where the text is not JSON.
    public init(
        _ bytes: [UInt8], _ settings: [ScenarioSetting], file: String, onlyResources: Bool = false
    ) throws(FileFault) {
        var (edited, unplaced): ([UInt8], [Unplaced]) = (bytes, [])
        var places: [(path: String, setting: ScenarioSetting)] = []
        for setting in settings {
            let edit = try setting.apply(to: edited, file: file, onlyResources: onlyResources)
            edited = edit.bytes
            if edit.paths.isEmpty {
                let key = setting.key.keys.joined(separator: ".")
                unplaced.append(Unplaced(setting: setting, candidates: edit.candidates.map { "\($0).\(key)" }))
            }
            places += edit.paths.map { ($0, setting) }
        }
        (self.bytes, self.unplaced, self.places, self.file) = (edited, unplaced, places, file)
    }

    /// The workload that the text describes, which knows what was set.
    ///
    /// - Throws: `FileFault` naming the place, what was found and what is accepted.
    public func workload(defaultName: String) throws(FileFault) -> Workload {
        var workload = try ScenarioFile.read(bytes, file: file, defaultName: defaultName)
        for place in places {
            workload.settings.append((file, place.path, place.setting.said))
            if place.path == "region" { workload.regionChoice = .option(place.setting.said) }
            if place.path == "pricesAsOf" { workload.pricesAsOfChoice = .option(place.setting.said) }
        }
        return workload
    }

    /// The setting whose value a fault is about; nil where it is about something else.
    public func setting(toBlameFor fault: FileFault) -> ScenarioSetting? {
        places.last { place in
            fault.path == place.path || fault.path.hasPrefix("\(place.path).") || fault.path.hasPrefix("\(place.path)[")
        }?.setting
    }

    /// The last setting that changed anything.
    public var last: ScenarioSetting? { places.last?.setting }
}
