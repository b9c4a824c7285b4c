import JSONText

extension JSONDocument {
    /// Reads the text of a file.
    ///
    /// - Parameter file: the file as the user named it, for messages.
    /// - Throws: `FileFault` where the text is not JSON or is longer than `maximumBytes`.
    public convenience init(
        _ bytes: [UInt8], file: String, maximumBytes: Int = JSONDocument.defaultMaximumBytes
    ) throws(FileFault) {
        do throws(JSONSyntaxError) {
            try self.init(bytes, maximumBytes: maximumBytes)
        } catch {
            throw FileFault(error, in: file)
        }
    }
}
