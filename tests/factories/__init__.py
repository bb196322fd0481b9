"""Made-up framework packages of any size, for tests and benchmarks. Nothing here is a real framework."""
