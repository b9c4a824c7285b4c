/// Decides how wide each column of a table is and which columns stand beside one another.
struct TableLayout {
    /// The spaces between two columns.
    static let gap = 2

    /// Columns that stand beside one another, by index and with their widths.
    struct Block: Equatable {
        var columns: [Int]
        var widths: [Int]
    }

    let measures: [ColumnMeasure]
    /// How many of the first columns stand in every block.
    var keyColumns = 1

    /// The blocks that show every column; the key columns are in each of them.
    func blocks(within available: Int?) -> [Block] {
        let all = Array(measures.indices)
        let natural = measures.map { $0.natural }
        guard !all.isEmpty else { return [] }
        guard let available, total(natural) > available else { return [Block(columns: all, widths: natural)] }
        if let widths = fitted(all, into: available) { return [Block(columns: all, widths: widths)] }
        let keys = Array(all.prefix(max(1, keyColumns)))
        let narrowest = measures.map { $0.floor(titleLines: ColumnMeasure.mostTitleLines) }
        let repeated = keys.map { repeatedWidth(of: measures[$0], available: available / keys.count) }
        let split = balanced(all.dropFirst(keys.count), narrowest: narrowest, room: available - total(repeated))
        return (split.isEmpty ? [[]] : split).map { columns in
            let columns = keys + columns
            return Block(columns: columns, widths: fitted(columns, into: available) ?? forced(columns, into: available))
        }
    }

    private func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
    }

    /// Widths that fit without cutting a word, with as few title lines as possible, or nil.
    private func fitted(_ columns: [Int], into available: Int) -> [Int]? {
        let steps = 1...ColumnMeasure.mostTitleLines
        // Most tables that must be split are far too wide, which shows without wrapping a single title.
        let narrowest = columns.map { measures[$0].floor(titleLines: steps.upperBound) }
        guard total(narrowest) <= available else { return nil }
        for lines in steps {
            let widths = columns.map { measures[$0].width(titleLines: lines) }
            if total(widths) <= available { return widths }
        }
        for lines in steps {
            let floors = columns.map { measures[$0].floor(titleLines: lines) }
            if total(floors) <= available {
                return lowered(columns.map { measures[$0].width(titleLines: lines) }, floors: floors, to: available)
            }
        }
        return nil
    }

    /// The widths for columns whose words must be cut; numbers are not, so that the sum can be too large.
    private func forced(_ columns: [Int], into available: Int) -> [Int] {
        lowered(
            columns.map { measures[$0].width(titleLines: ColumnMeasure.mostTitleLines) },
            floors: columns.map { measures[$0].leastPossible }, to: available)
    }

    /// The widths with the widest lowered to one common width, none below its floor, so that all fit.
    private func lowered(_ widths: [Int], floors: [Int], to available: Int) -> [Int] {
        func capped(at cap: Int) -> [Int] { zip(widths, floors).map { max(min($0, cap), min($0, $1)) } }
        var low = 0
        var high = widths.max() ?? 0
        while low < high {
            let cap = (low + high + 1) / 2
            if total(capped(at: cap)) <= available { low = cap } else { high = cap - 1 }
        }
        var result = capped(at: low)
        var left = available - total(result)
        for index in result.indices where left > 0 && result[index] == low && widths[index] > low {
            result[index] += 1
            left -= 1
        }
        return result
    }

    /// What the repeated first column takes of every block: all it wants up to a third, else at most half.
    private func repeatedWidth(of measure: ColumnMeasure, available: Int) -> Int {
        let narrowest = measure.floor(titleLines: ColumnMeasure.mostTitleLines)
        if measure.natural <= available / 3 { return measure.natural }
        return max(measure.leastPossible, min(narrowest, available / 2))
    }

    /// Splits the columns into as few blocks as possible, and then as evenly as that number of blocks allows.
    private func balanced(_ columns: ArraySlice<Int>, narrowest: [Int], room: Int) -> [[Int]] {
        let fewest = packed(columns, narrowest: narrowest, room: room)
        var low = 0
        var high = max(0, room)
        while low < high {
            let middle = (low + high) / 2
            if packed(columns, narrowest: narrowest, room: middle).count <= fewest.count {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return packed(columns, narrowest: narrowest, room: high)
    }

    /// Fills block after block from left to right; a column too wide for `room` has a block of its own.
    private func packed(_ columns: ArraySlice<Int>, narrowest: [Int], room: Int) -> [[Int]] {
        var blocks: [[Int]] = []
        var used = 0
        for column in columns {
            let needed = Self.gap + narrowest[column]
            if blocks.isEmpty || used + needed > room {
                blocks.append([column])
                used = needed
            } else {
                blocks[blocks.count - 1].append(column)
                used += needed
            }
        }
        return blocks
    }
}
