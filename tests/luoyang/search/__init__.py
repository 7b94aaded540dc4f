"""Tests of the search: what the build prepares, and the engine as the browser runs it, in Node."""
