import Testing

@testable import Chapters
