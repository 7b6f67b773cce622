import Testing

@testable import Podcast
