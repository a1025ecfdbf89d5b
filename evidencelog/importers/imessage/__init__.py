"""Messages of Apple devices: `chat.db` of a Mac, `sms.db` of an iPhone or of its backup."""
