import ByteScanning
import JSONText

/// Reads JSON documents, one after the other, of any size: lists are gone through element by element; an object is read
/// once it ends, by what it holds beside its lists.
struct JSONReader: JSONStreamConsumer {
    enum Scope {
        case stream
        case object
        /// A list whose elements are records.
        case elements
    }

    /// The members of an object that is not complete yet, as they stand in the text.
    private struct Frame {
        var text: [UInt8] = [0x7B]
        var group: [UInt8] = []
        var hasElements = false

        /// An object needs no more beside its lists.
        static let longest = 16 << 20

        mutating func add(_ key: ByteView, _ value: ByteView, isString: Bool) {
            guard text.count + key.count + value.count < Self.longest else { return }
            if text.count > 1 { text.append(0x2C) }
            text.append(0x22)
            text.append(contentsOf: key.buffer)
            text += [0x22, 0x3A]
            if isString { text.append(0x22) }
            text.append(contentsOf: value.buffer)
            if isString { text.append(0x22) }
        }
    }

    private var messages: MessageReader
    private var frames: [Frame] = []
    /// Rows of answers of `get-query-results`.
    private(set) var rows = 0

    init(_ recorder: Recorder) { messages = MessageReader(recorder) }

    mutating func begins(_ kind: JSONKind, key: ByteView, in scope: Scope) throws(ObservationError) -> JSONStep<Scope> {
        switch scope {
        case .stream:
            guard kind == .object else { return kind == .array ? .enter(.elements) : .skip }
            frames.append(Frame())
            return .enter(.object)
        case .elements: return kind == .object || kind == .array ? .take : .skip
        case .object:
            switch kind {
            case .array where Self.isPart(key): return .take
            case .array:
                frames[frames.count - 1].hasElements = true
                return .enter(.elements)
            case .object where frames.count < 8 && Self.isContainer(key):
                var frame = Frame()
                frame.group = frames.last?.group ?? []
                frames[frames.count - 1].hasElements = true
                frames.append(frame)
                return .enter(.object)
            default: return .take
            }
        }
    }

    /// Lists that belong to what their object says.
    private static func isPart(_ key: ByteView) -> Bool {
        let keys: [StaticString] = ["Datapoints", "MetricDataResults", "Timestamps", "Values", "spans"]
        return keys.contains { key == $0 }
    }

    /// Objects that only wrap an answer.
    private static func isContainer(_ key: ByteView) -> Bool {
        let keys: [StaticString] = ["data", "result", "response", "payload", "body", "awslogs", "output"]
        return keys.contains { key == $0 }
    }

    mutating func takes(
        _ value: ByteView, kind: JSONKind, key: ByteView, in scope: Scope, at place: JSONPlace
    ) throws(ObservationError) {
        guard case .object = scope else {
            let document: JSONDocument
            do throws(JSONPlacedProblem) { document = try JSONDocument.value(Array(value.buffer), at: place) } catch {
                throw .json(error.problem, line: error.place.line, offset: error.place.offset)
            }
            if kind == .array { rows += 1 }
            let group = frames.last?.group ?? []
            return try group.withUnsafeBufferPointer { (group) throws(ObservationError) in
                try messages.element(document.root, MessageContext(group: ByteView(group)))
            }
        }
        if kind == .string {
            if key == "logGroup" || key == "logGroupName" { frames[frames.count - 1].group = Array(value.buffer) }
            if key == "status" { messages.recorder.queryStatus = value.text }
            if key == "messageType", value == "CONTROL_MESSAGE" { messages.recorder.hasControlMessage = true }
        }
        // Escapes in a key hide it from whoever looks for it, which is fair.
        frames[frames.count - 1].add(key, value, isString: kind == .string)
    }

    mutating func ends(_ scope: Scope) throws(ObservationError) {
        guard case .object = scope, var frame = frames.popLast() else { return }
        guard frame.text.count > 1 else { return }
        frame.text.append(0x7D)
        guard let document = try? JSONDocument(frame.text) else { return messages.recorder.skip(.malformedJSON) }
        // What only wraps its lists says nothing by itself.
        let telling: [StaticString] = ["Datapoints", "MetricDataResults", "message"]
        if frame.hasElements, !telling.contains(where: { document.root[$0] != nil }) { return }
        try frame.group.withUnsafeBufferPointer { (group) throws(ObservationError) in
            try messages.object(document.root, MessageContext(group: ByteView(group)))
        }
    }
}
