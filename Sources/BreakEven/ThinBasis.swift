/// Coordinates for whole points in a long and thin body, of which the first ones take few values.
///
/// ## Invariants
/// - `rows` and `columns` are inverse to each other: coordinate k of a point x is `rows[k] · x`, and x is the sum of
///   its coordinates times the columns. So whole points have whole coordinates, and the other way round.
/// - The rows are in ascending order of how far the coordinate ranges over the body.
struct ThinBasis {
    private(set) var rows: [[Int128]]
    private(set) var columns: [[Int128]]
    /// What a row ranges over, one part for each of the body's sides.
    private var extents: [[Int128]]
    /// The products of all pairs of extents.
    private var products: [[Int128]]

    /// - Parameter extents: for each axis what a coordinate along it ranges over, one part for each of the body's sides;
    ///   parts below 2^63 in size.
    init(extents: [[Int128]]) {
        let count = extents.count
        rows = (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
        columns = rows
        self.extents = extents
        products = rows
        for row in rows.indices { updateProducts(of: row) }
        while shortenByOne() || shortenByTwo() {}
        let order = (0..<count).sorted { products[$0][$0] < products[$1][$1] }
        rows = order.map { rows[$0] }
        columns = order.map { columns[$0] }
    }

    private mutating func updateProducts(of row: Int) {
        for other in rows.indices {
            var sum: Int128 = 0
            for part in extents[row].indices { sum &+= extents[row][part] &* extents[other][part] }
            products[row][other] = sum
            products[other][row] = sum
        }
    }

    /// Shortens rows by multiples of others, as Euclid's algorithm does with two numbers.
    private mutating func shortenByOne() -> Bool {
        var isShorter = false
        for row in rows.indices {
            for other in rows.indices where other != row {
                let (length, product) = (products[other][other], products[row][other])
                guard length > 0 else { continue }
                let factor = (2 * product + length).flooredQuotientAndRest(dividingBy: 2 * length).quotient
                // Half a length is nothing gained.
                guard factor != 0, product.magnitude * 2 > length.magnitude else { continue }
                add(-factor, times: other, to: row)
                isShorter = true
            }
        }
        return isShorter
    }

    /// Shortens one row by two others at once, where that helps.
    private mutating func shortenByTwo() -> Bool {
        for row in rows.indices {
            for one in rows.indices where one != row {
                for other in rows.indices where other > one && other != row {
                    let lengths = products[one][one] + products[other][other]
                    let (product, otherProduct) = (products[row][one], products[row][other])
                    // The signs that turn both against the row.
                    let (sign, otherSign): (Int128, Int128) = (product > 0 ? -1 : 1, otherProduct > 0 ? -1 : 1)
                    let gain = abs(product) + abs(otherProduct) - sign * otherSign * products[one][other]
                    guard lengths < 2 * gain else { continue }
                    add(sign, times: one, to: row)
                    add(otherSign, times: other, to: row)
                    return true
                }
            }
        }
        return false
    }

    private mutating func add(_ factor: Int128, times other: Int, to row: Int) {
        for index in rows[row].indices { rows[row][index] &+= factor &* rows[other][index] }
        for index in extents[row].indices { extents[row][index] &+= factor &* extents[other][index] }
        for index in columns[other].indices { columns[other][index] &-= factor &* columns[row][index] }
        updateProducts(of: row)
    }
}
