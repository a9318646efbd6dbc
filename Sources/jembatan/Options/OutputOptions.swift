import ArgumentParser

/// How a command speaks; every command takes it.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON document on standard output and nothing else.")
    var json = false

    var console: Console { .process(isJSON: self.json) }
}
