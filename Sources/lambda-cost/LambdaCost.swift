@main
struct LambdaCost {
    static func main() {}
}
