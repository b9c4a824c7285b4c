/// Volumes from one to another, both included.
public struct RequestRange: Hashable, Sendable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }
}

/// A longest stretch of volumes over which the same curve is the cheapest.
public struct WinnerRun: Hashable, Sendable {
    public let from: Int
    public let to: Int
    /// Which of the curves that were compared, by its position.
    public let winner: Int

    public init(from: Int, to: Int, winner: Int) {
        self.from = from
        self.to = to
        self.winner = winner
    }
}
