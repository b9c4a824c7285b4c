import ExactMath

/// The processors and the memory of a Fargate task.
struct FargateSize: Hashable {
    var vCPU: Rational
    var memoryGB: Rational

    /// What Fargate offers: with so many vCPU these gigabytes.
    ///
    /// Source: the Amazon ECS developer guide, "Task CPU and memory", 2026.
    private static let offered: [(vCPU: Rational, memoryGB: [Rational])] = [
        (Rational(1, over: 4), [Rational(1, over: 2), 1, 2]),
        (Rational(1, over: 2), steps(1, through: 4, by: 1)),
        (1, steps(2, through: 8, by: 1)),
        (2, steps(4, through: 16, by: 1)),
        (4, steps(8, through: 30, by: 1)),
        (8, steps(16, through: 60, by: 4)),
        (16, steps(32, through: 120, by: 8)),
        (32, [60, 120, 244]),
    ]

    private static func steps(_ first: Int, through last: Int, by step: Int) -> [Rational] {
        stride(from: first, through: last, by: step).map { Rational($0) }
    }

    /// A size that is offered and has what is known of another one.
    static func any(vCPU: Rational?, memoryGB: Rational?) -> FargateSize {
        let size = offered.first { size in
            vCPU.map { $0 == size.vCPU } ?? true && memoryGB.map(size.memoryGB.contains) ?? true
        }
        return FargateSize(vCPU: size?.vCPU ?? 1, memoryGB: memoryGB ?? size?.memoryGB.first ?? 2)
    }

    /// Why Fargate has no such task: the key to blame, and words with the nearest size; nil where it has.
    var refusal: (key: StaticString, finding: String, advice: String)? {
        let nearest = Self.offered.dropFirst().reduce(Self.offered[0]) {
            vCPU.distance(to: $1.vCPU) < vCPU.distance(to: $0.vCPU) ? $1 : $0
        }
        if nearest.vCPU == vCPU, nearest.memoryGB.contains(memoryGB) { return nil }
        let memory = nearest.memoryGB.dropFirst().reduce(nearest.memoryGB[0]) {
            memoryGB.distance(to: $1) < memoryGB.distance(to: $0) ? $1 : $0
        }
        func list(_ numbers: [Rational]) -> String { numbers.map { $0.description }.joined(separator: ", ") }
        let isOfProcessors = nearest.vCPU != vCPU
        let accepted =
            isOfProcessors
            ? "Offered vCPU: \(list(Self.offered.map { $0.vCPU }))."
            : "Offered memoryGB with \(vCPU) vCPU: \(list(nearest.memoryGB))."
        return (
            isOfProcessors ? "vCPU" : "memoryGB", "Fargate offers no task of \(vCPU) vCPU and \(memoryGB) GB.",
            "The nearest that it offers: \(nearest.vCPU) vCPU and \(memory) GB. \(accepted)"
        )
    }
}

extension Rational {
    fileprivate func distance(to other: Rational) -> Rational { max(self - other, other - self) }
}
