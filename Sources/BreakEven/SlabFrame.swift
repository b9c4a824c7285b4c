/// A long and thin body with as many pairs of parallel sides as axes, and coordinates in which to cut it.
struct SlabFrame {
    /// What the first coordinate of a point ranges over.
    let length: ClosedRange<Int>
    /// One for each axis, the first one along the length.
    let slabs: [SlabRegion.Slab]
    /// Coordinates of whole points, first those that take the fewest values.
    let coordinates: [SlabCoordinate]
    private let basis: ThinBasis

    /// Numbers that stay below this keep all products within 126 bits.
    private static var limit: UInt128 { 1 << 60 }

    /// Nil where numbers are too large for 128 bits.
    ///
    /// - Parameters:
    ///   - length: from 0 on.
    ///   - axes: for each further coordinate a slab whose function has a positive coefficient there, none above 0 at
    ///     places before it, and zeros after it.
    init?(length: ClosedRange<Int>, axes: [SlabRegion.Slab]) {
        let along = SlabRegion.Slab(
            coefficients: [1] + axes.map { _ in 0 }, low: Int128(length.lowerBound), high: Int128(length.upperBound))
        let slabs = [along] + axes
        guard Self.areSmall(slabs.map({ $0.coefficients })) else { return nil }
        var extents: [[Int128]] = []
        for index in slabs.indices {
            let unit = slabs.indices.map { $0 == index ? Int128(1) : 0 }
            guard let extent = SlabCoordinate.extent(of: unit, in: slabs) else { return nil }
            extents.append(extent)
        }
        basis = ThinBasis(extents: extents)
        guard Self.areSmall(basis.rows), Self.areSmall(basis.columns) else { return nil }
        coordinates = basis.rows.compactMap { SlabCoordinate($0, in: slabs) }
        guard coordinates.count == slabs.count else { return nil }
        self.length = length
        self.slabs = slabs
    }

    /// Linear functions of a point as functions of its coordinates; nil where numbers are too large.
    func weights(of slabs: [SlabRegion.Slab]) -> [[Int128]]? {
        guard Self.areSmall(slabs.map({ $0.coefficients })) else { return nil }
        let weights = slabs.map { slab in
            basis.columns.map { column in zip(slab.coefficients, column).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        return Self.areSmall(weights) ? weights : nil
    }

    private static func areSmall(_ rows: [[Int128]]) -> Bool {
        rows.allSatisfy { $0.allSatisfy { $0.magnitude < limit } }
    }
}
