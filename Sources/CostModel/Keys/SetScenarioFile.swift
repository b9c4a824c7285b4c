import StrictJSON

/// The text of a scenario file with the settings of a command line in it.
public struct SetScenarioFile: Sendable {
    public let bytes: [UInt8]
    /// The settings for which the file has no place.
    public let unused: [ScenarioSetting]
    /// Where each of the others stands, the last one last.
    private let places: [(path: String, setting: ScenarioSetting)]

    /// - Parameters:
    ///   - file: the file as the user named it, for messages.
    ///   - onlyResources: whether only the scenarios of the text count, and nothing at its top is set.
    /// - Throws: `FileFault` where the text is not JSON.
    public init(
        _ bytes: [UInt8], _ settings: [ScenarioSetting], file: String, onlyResources: Bool = false
    ) throws(FileFault) {
        var (edited, unused): ([UInt8], [ScenarioSetting]) = (bytes, [])
        var places: [(path: String, setting: ScenarioSetting)] = []
        for setting in settings {
            let (next, paths) = try setting.apply(to: edited, file: file, onlyResources: onlyResources)
            edited = next
            if paths.isEmpty { unused.append(setting) }
            places += paths.map { ($0, setting) }
        }
        (self.bytes, self.unused, self.places) = (edited, unused, places)
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
