import CostModel
import ExactMath
import Pricing
import Testing

/// What holds for every scenario, checked on random ones.
@Suite struct CostPropertyTests {
    private struct Sample {
        let cost: ScenarioCost
        /// Rising.
        let volumes: [Int]
        /// For a failure's message.
        let origin: Comment
    }

    /// Scenarios and volumes from a seed.
    private func samples(seed: UInt64, count: Int) throws -> [Sample] {
        let book = PriceBook()
        return try (0..<UInt64(count)).map { index in
            var random = RandomWorkload(seed: seed &+ index)
            let text = random.text()
            let workload = try ScenarioFile.read(Array(text.utf8), file: "random.json", defaultName: "random")
            let prices = PricesInForce(book: book, region: workload.region, date: workload.pricesAsOf)
            let cost = try ScenarioCost(try #require(workload.scenarios.first), of: workload, prices: prices)
            let volumes = (0..<12).map { _ in random.volume(upTo: 1_000_000_000_000) }
            let edges = [0, 1, 1_000_000_000_000] + volumes.map { $0 + 1 }
            return Sample(
                cost: cost, volumes: (volumes + edges).sorted(), origin: "seed \(seed &+ index)\n\(text)")
        }
    }

    @Test func costNeverFallsAsRequestsRise() throws {
        for sample in try samples(seed: 7001, count: 25) {
            let costs = sample.volumes.map { sample.cost.curve.cost(at: $0) }
            #expect(costs.first.map { $0 >= 0 } == true, sample.origin)
            for (lower, higher) in zip(costs, costs.dropFirst()) { #expect(lower <= higher, sample.origin) }
        }
    }

    @Test func theCurveIsTheSumOfTheCharges() throws {
        for sample in try samples(seed: 7101, count: 25) {
            for volume in sample.volumes {
                let sum = sample.cost.charges(at: volume).reduce(Rational.zero) { $0 + $1.amount }
                #expect(sum == sample.cost.curve.cost(at: volume), sample.origin)
            }
        }
    }

    /// Quantity, price, discount and rounding of a charge lead to its amount, computed here in another way.
    @Test func chargesAreTheirQuantityTimesTheirPrice() throws {
        for sample in try samples(seed: 7201, count: 25) {
            for charge in sample.volumes.flatMap({ sample.cost.charges(at: $0) }) {
                let count = charge.each?.count ?? 1
                let quantity = charge.each?.quantity ?? charge.quantity
                #expect(count * quantity == charge.quantity, sample.origin)
                #expect(charge.listed == Self.listed(quantity, charge.item.price), sample.origin)
                #expect(charge.discounted == charge.listed * charge.item.discountFactor, sample.origin)
                #expect(charge.amount == count * charge.rounded, sample.origin)
                guard let step = charge.item.roundUpTo else {
                    #expect(charge.rounded == charge.discounted, sample.origin)
                    continue
                }
                #expect(charge.rounded.divided(by: step)?.isWhole == true, sample.origin)
                #expect(charge.rounded >= charge.discounted, sample.origin)
                #expect(charge.rounded - step < charge.discounted, sample.origin)
            }
        }
    }

    @Test func tiersOfAChargeAddUp() throws {
        for sample in try samples(seed: 7301, count: 25) {
            for charge in sample.volumes.flatMap({ sample.cost.charges(at: $0) }) {
                guard let tiers = charge.tiers else { continue }
                #expect(tiers.reduce(Rational.zero) { $0 + $1.quantity } == charge.quantity, sample.origin)
                #expect(tiers.reduce(Rational.zero) { $0 + $1.amount } == charge.listed, sample.origin)
                #expect(tiers.allSatisfy { $0.amount == $0.quantity * $0.price }, sample.origin)
            }
        }
    }

    /// Takes a quantity through the tiers one after the other.
    private static func listed(_ quantity: Rational, _ price: LineItem.UnitPrice) -> Rational {
        switch price {
        case .flat(let price): return quantity * price
        case .tiers(let tiers):
            var rest = quantity
            var sum: Rational = 0
            for tier in tiers {
                let part = tier.endRange.map { min(rest, $0 - tier.beginRange) } ?? rest
                sum += part * tier.price
                rest -= part
            }
            return sum
        }
    }
}
