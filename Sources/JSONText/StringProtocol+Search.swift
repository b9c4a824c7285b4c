extension StringProtocol {
    /// The first place where the text stands.
    ///
    /// Written out here, like nothing else of `_StringProcessing`: a program that links that module starts slower.
    ///
    /// - Complexity: O(n·m) in the characters of both.
    public func firstRange(of text: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            formIndex(after: &index)
        }
        return nil
    }
}
