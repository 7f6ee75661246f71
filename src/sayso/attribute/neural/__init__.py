"""The trained model: features, decoding, spans and links."""
