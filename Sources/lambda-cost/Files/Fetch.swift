import JSONText

/// A question to a server of price lists, whose answer counts only where it arrives whole and as it was asked for.
struct Fetch {
    let address: WebAddress
    let limits: Curl.Limits

    /// What `read` makes of the body, of which the beginning came with the head.
    ///
    /// - Throws: status 74 where the answer does not arrive whole, 65 where it is packed or of no known length, and what
    ///   `read` throws.
    func answer<Value>(
        _ read: (_ descriptor: Int32, _ beginning: [UInt8]) throws(CommandError) -> Value
    ) throws(CommandError) -> Value {
        let download = try Curl(address, limits)
        let result: Result<Value, CommandError>?
        do {
            if let head = try head(download.answer) {
                result = .success(try read(download.answer, head.rest))
            } else {
                result = nil
            }
        } catch {
            result = .failure(error)
        }
        switch (download.finish(), result) {
        case (.failed(let reason), _): throw failure("The price list cannot be fetched: \(reason).")
        case (_, .failure(let error)): throw error
        case (.complete, .success(let value)): return value
        case (.abandoned, .success), (_, nil):
            throw failure("The price list cannot be fetched: the answer does not begin as answers do.")
        }
    }

    /// nil where there is no head of an answer.
    private func head(_ descriptor: Int32) throws(CommandError) -> AnswerHead? {
        guard let head = AnswerHead(from: descriptor) else { return nil }
        // Others have no body, a part of one, or one that somebody between has changed.
        guard head.status == 200 else {
            throw failure(
                "The price list cannot be fetched: the server answers with status \(head.status), where 200 tells of a "
                    + "whole answer.")
        }
        guard head.encoding == nil else {
            throw refusal(
                "The answer is packed (\(VisibleText.escaping(head.encoding ?? "", limit: 20))), which nobody asked for."
            )
        }
        guard head.tellsLength else {
            throw refusal(
                "The server does not say how long the answer is, so that nobody could tell if a part is missing.")
        }
        return head
    }

    private func failure(_ finding: String) -> CommandError {
        CommandError(.inputOutputFailed, "\(address.shown)\n\(finding)\nThe tables are left as they were.")
    }

    /// An answer that is not what was asked for.
    func refusal(_ finding: String) -> CommandError {
        CommandError(.invalidContent, "\(address.shown)\n\(finding)\nThe tables are left as they were.")
    }
}
