import Foundation

/// A server of HTTP on loopback that answers as a test wants it to, well or badly.
///
/// Every answer is the last on its connection.
final class LoopbackServer: Sendable {
    /// What a request gets.
    enum Answer: Sendable {
        case body(String)
        case bytes([UInt8])
        case status(Int)
        /// A header that promises `stated` bytes, this body, and the end of the connection after a pause.
        case part(String, stated: Int, pause: useconds_t)
        /// The end of the connection, without a word.
        case nothing
        case redirection(String)
        /// These bytes, head and all, and the end of the connection.
        case raw(String)
        /// A head, and then the same text again and again; with a pause between, one byte at a time.
        case endless(head: String, again: String, pause: useconds_t)
    }

    /// What an answer begins with that says how long it is.
    static func head(length: Int, _ more: String = "") -> String { head("200 OK", length: length, more) }

    private let listener: Int32
    let port: UInt16

    /// Listens on a free port and answers in threads of its own until it is let go.
    init(_ answer: @escaping @Sendable (_ path: String) -> Answer) throws {
        (listener, port) = try Self.listening()
        let listener = listener
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                if connection < 0 {
                    if errno == EINTR || errno == ECONNABORTED { continue }
                    return
                }
                Thread.detachNewThread { Self.serve(connection, answer) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    var address: String { "http://127.0.0.1:\(port)" }

    /// The address of a port where nobody listens.
    static func deadAddress() throws -> String {
        let (listener, port) = try listening()
        close(listener)
        return "http://127.0.0.1:\(port)"
    }

    private static func listening() throws -> (Int32, UInt16) {
        #if os(Linux)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw ChildProcess.Failure(call: "socket", code: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &length) == 0 ? 0 : errno
            }
        }
        guard code == 0 else { throw ChildProcess.Failure(call: "bind", code: code) }
        return (descriptor, UInt16(bigEndian: place.sin_port))
    }

    private static func serve(_ connection: Int32, _ answer: (String) -> Answer) {
        defer {
            // Said outright: a program that another test starts just now may hold the descriptor too.
            shutdown(connection, Int32(SHUT_RDWR))
            close(connection)
        }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        #if !os(Linux)
            var on: Int32 = 1
            setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
        var request: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while !request.contains(0x0D) {
            let count = recv(connection, &block, block.count, 0)
            guard count > 0 else { return }
            request += block[..<count]
        }
        let words = String(decoding: request, as: UTF8.self).split(separator: " ")
        guard words.count > 1 else { return }
        switch answer(String(words[1])) {
        case .body(let body):
            send(head("200 OK", length: body.utf8.count) + body, to: connection)
        case .bytes(let body):
            send(Array(head("200 OK", length: body.count).utf8) + body, to: connection)
        case .status(let code):
            send(head("\(code) No", length: 3) + "no\n", to: connection)
        case .part(let body, let stated, let pause):
            send(head("200 OK", length: stated) + body, to: connection)
            usleep(pause)
        case .nothing: break
        case .redirection(let place):
            send(head("302 Found", length: 0, "Location: \(place)\r\n"), to: connection)
        case .raw(let answer): send(answer, to: connection)
        case .endless(let head, let again, let pause):
            guard send(head, to: connection) else { return }
            if pause == 0 {
                let block = String(repeating: again, count: max(1, 65536 / again.utf8.count))
                while send(block, to: connection) {}
            }
            for character in again {
                guard send(String(character), to: connection) else { return }
                usleep(pause)
            }
        }
    }

    private static func head(_ status: String, length: Int, _ more: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(length)\r\n\(more)Connection: close\r\n\r\n"
    }

    /// - Returns: false where nobody reads any more.
    @discardableResult
    private static func send(_ text: String, to connection: Int32) -> Bool { send(Array(text.utf8), to: connection) }

    @discardableResult
    private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        #if os(Linux)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, flags) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
