/// What a page offers to be changed: the volume, what runs today, and the inputs of a scenario file.
public struct InputForm {
    public enum Control {
        /// A slider over numbers, beside a field that takes any; the position of what is stated.
        case slider([String], position: Int?)
        case choice([String])
        case text
    }

    public struct Field {
        public let name: String
        /// What `--set` takes to change it; foreign texts.
        public let keys: [String]
        public let scenarios: [String]
        /// What the file states, nil where it is silent.
        public let stated: String?
        public let control: Control
        public let accepted: String
        public let meaning: String
        /// Whether the value is not the file's own.
        public let isMoved: Bool

        public init(
            _ name: String, keys: [String], scenarios: [String], stated: String?, _ control: Control, accepted: String,
            meaning: String, isMoved: Bool
        ) {
            self.name = name
            self.keys = keys
            self.scenarios = scenarios
            self.stated = stated
            self.control = control
            self.accepted = accepted
            self.meaning = meaning
            self.isMoved = isMoved
        }
    }

    /// `Requests`
    public let plural: String
    /// The volumes of the slider, and the position of the one to begin with.
    public let volumes: (steps: [String], position: Int)
    public let scenarios: [String]
    /// The fields of a service, or of what all services share.
    public let groups: [(name: String, fields: [Field])]

    public init(
        plural: String, volumes: (steps: [String], position: Int), scenarios: [String],
        groups: [(name: String, fields: [Field])]
    ) {
        self.plural = plural
        self.volumes = volumes
        self.scenarios = scenarios
        self.groups = groups
    }
}
