import CostModel
import ExactMath
import Pricing
import Testing

/// Topics at 0.50 and 0.60 and queues at 0.40 and, in order, 0.50 a million, in tables of their own.
@Suite struct MessagingTests {
    private static func scenario(
        _ resources: String..., estimate: String = "{}", traffic: String = "{}"
    ) throws -> PricedScenario {
        try PricedScenario(
            resources.joined(separator: ","), estimate: estimate, traffic: traffic, asOf: "2030-01-01",
            tables: [try OwnTables.sns(from: "2030-01-01"), try OwnTables.sqs(from: "2030-01-01")])
    }

    // MARK: SNS

    /// A message of 64 KB is one, of one byte more two.
    @Test(arguments: [(0, "0.5"), (65_536, "0.5"), (65_537, "1"), (131_073, "1.5")])
    func publishesCountBy64KB(bytes: Int, expected: String) throws {
        let stated = try Self.scenario(#"{"service": "sns", "messageBytes": \#(bytes)}"#)
        #expect(stated.items == ["Messages published"])
        #expect(stated.total(at: 1_000_000) == expected)
        let byTraffic = try Self.scenario(#"{"service": "sns"}"#, traffic: #"{"requestBytes": \#(bytes)}"#)
        #expect(byTraffic.total(at: 1_000_000) == expected)
    }

    /// 3 messages that count as 2 each: 6M less 1M publishes at 0.50 and, over HTTP, less 100,000 deliveries at 0.60.
    @Test func deliveriesOverHTTP() throws {
        let topic = #"{"service": "sns", "messagesPerRequest": 3, "messageBytes": 65537, "deliverTo": "http"}"#
        let scenario = try Self.scenario(topic, estimate: #"{"freeTier": true}"#)
        #expect(try scenario.amount("Messages published", at: 1_000_000) == "2.5")
        #expect(try scenario.amount("Messages delivered over HTTP", at: 1_000_000) == "3.54")
        #expect(scenario.total(at: 16_666) == "0")
    }

    @Test(arguments: ["lambda", "sqs"])
    func otherDeliveriesAreFree(subscriber: String) throws {
        let scenario = try Self.scenario(#"{"service": "sns", "deliverTo": "\#(subscriber)"}"#)
        #expect(scenario.items == ["Messages published"])
    }

    /// Publishes of all topics are one line, deliveries one of those over HTTP. Blocks are of publishes alone.
    @Test func topicsShareTheirLines() throws {
        let scenario = try Self.scenario(
            #"{"service": "sns"}"#, #"{"service": "sns", "messagesPerRequest": 2, "deliverTo": "http"}"#,
            estimate: #"{"requestBlock": 1000000}"#)
        #expect(scenario.cost.items.map(\.resources) == [[0, 1], [1]])
        #expect(try scenario.quantity("Messages published", at: 500_000) == "2000000")
        #expect(try scenario.quantity("Messages delivered over HTTP", at: 500_000) == "1000000")
        #expect(scenario.total(at: 500_000) == "1.6")
    }

    // MARK: SQS

    /// AWS's figures: ten million messages in batches of ten are 12M requests, one by one 30M.
    @Test(arguments: [("10", "4.8"), ("1", "12"), ("2.5", "7.2")])
    func batches(size: String, expected: String) throws {
        let scenario = try Self.scenario(#"{"service": "sqs", "batchSize": "\#(size)", "pollers": 0}"#)
        #expect(scenario.total(at: 10_000_000) == expected)
    }

    /// Five long polls of 20 s for 730 hours are 657,000 requests, also where nothing comes.
    @Test(arguments: [(0, "657000", "0.2628"), (10_000_000, "12657000", "5.0628")])
    func anEmptyQueueIsPolled(requests: Int, quantity: String, amount: String) throws {
        let scenario = try Self.scenario(#"{"service": "sqs"}"#)
        #expect(try scenario.quantity("Queue requests (standard)", at: requests) == quantity)
        #expect(scenario.total(at: requests) == amount)
        #expect(try Self.scenario(#"{"service": "sqs"}"#, estimate: #"{"freeTier": true}"#).total(at: 0) == "0")
    }

    /// 10,000 bytes are one request to send; ten of them in a receive are 100,000, that is two: 1 + 0.1·2 + 0.1.
    @Test func receivesCountBy64KBOfTheirBatch() throws {
        let scenario = try Self.scenario(#"{"service": "sqs", "messageBytes": 10000, "pollers": 0}"#)
        #expect(try scenario.quantity("Queue requests (standard)", at: 1000) == "1300")
        let large = try Self.scenario(#"{"service": "sqs", "messageBytes": 65537, "batchSize": 1, "pollers": 0}"#)
        #expect(try large.quantity("Queue requests (standard)", at: 1000) == "5000")
    }

    private static let fifo = #"{"service": "sqs", "type": "fifo", "pollers": 0}"#

    /// 1.2 requests a message of each type, and the polls of the standard queue in 1,000 hours: 180,000 a poller. The free
    /// million goes to the standard queue first.
    @Test(arguments: [
        (0, 100_000, "0", "0"), (0, 500_000, "0", "200000"), (5, 50_000, "0", "20000"), (5, 0, "0", "0"),
        (5, 100_000, "20000", "120000"), (6, 0, "80000", "0"), (6, 1000, "81200", "1200"),
    ])
    func theFreeRequestsAreOverBothTypes(pollers: Int, requests: Int, standard: String, ordered: String) throws {
        let queue = #"{"service": "sqs", "pollers": \#(pollers)}"#
        for resources in [[queue, Self.fifo], [Self.fifo, queue]] {
            let scenario = try Self.scenario(
                resources.joined(separator: ","), estimate: #"{"hoursPerMonth": 1000, "freeTier": true}"#)
            #expect(try scenario.quantity("Queue requests (standard)", at: requests) == standard)
            #expect(try scenario.quantity("Queue requests (fifo)", at: requests) == ordered)
        }
    }

    /// 2,400,000 requests are bought as 3,000,000 of one type and 1,200,000 as 2,000,000 of the other.
    @Test func blocksAreOfEachType() throws {
        let queue = #"{"service": "sqs", "pollers": 0}"#
        let scenario = try Self.scenario(queue, queue, Self.fifo, estimate: #"{"requestBlock": 1000000}"#)
        #expect(scenario.cost.items.map(\.resources) == [[0, 1], [2]])
        #expect(try scenario.amount("Queue requests (standard)", at: 1_000_000) == "1.2")
        #expect(try scenario.amount("Queue requests (fifo)", at: 1_000_000) == "1")
    }

    /// Each type has its own discount: 2,400,000 standard requests less the free million at $0.40 a million less 50 %,
    /// and 1,200,000 of fifo at $0.50 a million less 10 %, whichever stands first.
    @Test func typesHaveDiscountsOfTheirOwn() throws {
        let queue = #"{"service": "sqs", "pollers": 0, "messagesPerRequest": 2, "discountPercent": 50}"#
        let fifo = #"{"service": "sqs", "type": "fifo", "pollers": 0, "discountPercent": 10}"#
        for resources in [[queue, fifo], [fifo, queue]] {
            let scenario = try Self.scenario(resources.joined(separator: ","), estimate: #"{"freeTier": true}"#)
            #expect(try scenario.amount("Queue requests (standard)", at: 1_000_000) == "0.28")
            #expect(try scenario.amount("Queue requests (fifo)", at: 1_000_000) == "0.54")
        }
    }

    /// 120G requests: 100G·0.0000004 + 20G·0.0000003.
    @Test func requestsAreGraduated() throws {
        let scenario = try Self.scenario(#"{"service": "sqs", "pollers": 0}"#)
        #expect(scenario.total(at: 100_000_000_000) == "46000")
    }

    @Test func queuesAreExplained() throws {
        let text = ScenarioText.file(
            #""estimate": {"freeTier": true, "hoursPerMonth": 1000},"#,
            resources: #"{"service": "sqs"}, {"service": "sqs", "label": "retries", "messagesPerRequest": 0}"#)
        let workload = try ScenarioText.read(text)
        let prices = PricesInForce(
            book: PriceBook(adding: [try OwnTables.sqs(from: "2030-01-01")]), region: "us-east-1",
            date: CalendarDate("2030-01-01"))
        let items = try ScenarioCost(workload.scenarios[0], of: workload, prices: prices).items
        let tenth = Rational(1, over: 10)
        #expect(
            items[0].derivation(at: Volume(100_000, of: workload)) == [
                """
                \(factor: 100_000) requests × (\(factor: 1) sent + \(factor: tenth) received + \(factor: tenth) deleted) + \
                \(factor: 900_000) polls of an empty queue \(result: 1_020_000) requests
                """,
                "retries: \(factor: 900_000) polls of an empty queue",
                """
                together \(result: 1_920_000) requests, less \(factor: 1_000_000) free \(result: 920_000)
                """,
            ])
    }
}
