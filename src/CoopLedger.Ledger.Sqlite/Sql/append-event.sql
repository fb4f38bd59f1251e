INSERT INTO event (position, stream, revision, id, name, recorded_at, checksum, envelope)
VALUES ($position, $stream, $revision, $id, $name, $recorded_at, $checksum, $envelope);
