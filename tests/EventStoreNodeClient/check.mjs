// Asks a server with the official Node.js client of EventStoreDB, code that CoopLedger did not
// write. Usage:
//   EVENTSTORE=esdb://… [EVENTSTORE_USER=admin:changeit] node check.mjs
// Prints a line for each check and exits with 1 if one failed. With EVENTSTORE_USER the calls carry
// credentials, and appends then take the path `Append`; without, they take `BatchAppend`. With
// `nodePreference=follower` in the string, the first append meets a node that does not lead.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import {
  BACKWARDS, END, EventStoreDBClient, FORWARDS, NO_STREAM, NotLeaderError, START,
  StreamDeletedError, StreamNotFoundError, WrongExpectedVersionError, binaryEvent,
  eventTypeFilter, excludeSystemEvents, jsonEvent, streamNameFilter,
} from "@eventstore/db-client";

const connection = process.env.EVENTSTORE;
const startsAtFollower = connection?.includes("nodePreference=follower");
assert.ok(connection, "EVENTSTORE names no server");
const [username, password] = (process.env.EVENTSTORE_USER ?? "").split(":");
const as = username ? { credentials: { username, password } } : {};
const client = EventStoreDBClient.connectionString(connection);
const run = randomUUID().slice(0, 8);
let failed = 0;

/** A stream of this run alone. */
const stream = (name) => `node_${run}-${name}`;

/** An event with a number in it. */
const numbered = (number, type = "numbered") =>
  jsonEvent({ type, data: { number }, metadata: { note: "Bằng khen" } });

const all = async (read) => {
  const events = [];
  for await (const resolved of read) events.push(resolved.event);
  return events;
};

const check = async (name, body) => {
  const patience = new Promise((_, reject) =>
    setTimeout(() => reject(new Error("no answer within 20 s")), 20000).unref());
  try {
    await Promise.race([body(), patience]);
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${error?.stack ?? error}`);
  }
};

const append = (name, events, expectedRevision) =>
  client.appendToStream(stream(name), events, { expectedRevision, ...as });

if (startsAtFollower) {
  await check("a follower names the leader, and the client goes there", async () => {
    const options = { expectedRevision: NO_STREAM, requiresLeader: true, ...as };
    const sent = [numbered(0)];
    await assert.rejects(
      client.appendToStream(stream("led"), sent, options), NotLeaderError);
    const result = await client.appendToStream(stream("led"), sent, options);
    assert.equal(result.nextExpectedRevision, 0n);
  });
}

await check("append to a new stream", async () => {
  const result = await append("first", [numbered(0), numbered(1)], NO_STREAM);
  assert.equal(result.success, true);
  assert.equal(result.nextExpectedRevision, 1n);
  assert.ok(result.position.commit > 0n);
});

await check("append with the right revision", async () => {
  const result = await append("first", [numbered(2)], 1n);
  assert.equal(result.nextExpectedRevision, 2n);
});

await check("read a stream forwards", async () => {
  const events = await all(client.readStream(
    stream("first"), { direction: FORWARDS, fromRevision: START, ...as }));
  assert.deepEqual(events.map((e) => e.data.number), [0, 1, 2]);
  assert.deepEqual(events.map((e) => e.revision), [0n, 1n, 2n]);
  assert.equal(events[0].metadata.note, "Bằng khen");
  assert.equal(events[0].streamId, stream("first"));
  assert.equal(events[0].isJson, true);
  assert.ok(Math.abs(Date.now() - events[0].created) < 3600_000);
  assert.ok(events[0].position.commit < events[1].position.commit);
});

await check("read from a revision, which is included", async () => {
  const events = await all(client.readStream(
    stream("first"), { fromRevision: 1n, maxCount: 1, ...as }));
  assert.deepEqual(events.map((e) => e.data.number), [1]);
});

await check("read a stream backwards", async () => {
  const events = await all(client.readStream(
    stream("first"), { direction: BACKWARDS, fromRevision: END, maxCount: 2, ...as }));
  assert.deepEqual(events.map((e) => e.data.number), [2, 1]);
});

await check("a stream that is not there", () => assert.rejects(
  all(client.readStream(stream("missing"), as)), StreamNotFoundError));

await check("bytes that are not JSON", async () => {
  const data = Uint8Array.from([0, 1, 2, 253, 254, 255]);
  await append("bytes", [binaryEvent({ type: "bytes", data })], NO_STREAM);
  const [event] = await all(client.readStream(stream("bytes"), as));
  assert.equal(event.isJson, false);
  assert.deepEqual(Uint8Array.from(event.data), data);
});

await check("a wrong expected version", () => assert.rejects(
  append("first", [numbered(9)], 0n),
  (error) => {
    assert.ok(error instanceof WrongExpectedVersionError, `${error}`);
    assert.equal(error.expectedVersion, 0n);
    assert.equal(error.actualVersion, 2n);
    assert.equal(error.streamName, stream("first"));
    return true;
  }));

await check("a stream that should not be there", () => assert.rejects(
  append("first", [numbered(9)], NO_STREAM), WrongExpectedVersionError));

await check("a stream that should be there", () => assert.rejects(
  append("missing", [numbered(9)], 4n), (error) => {
    assert.ok(error instanceof WrongExpectedVersionError, `${error}`);
    assert.equal(error.actualVersion, "no_stream");
    return true;
  }));

await check("the same append again", async () => {
  const events = [numbered(0), numbered(1)];
  const first = await append("twice", events, NO_STREAM);
  await append("twice", [numbered(2)], 1n);
  const again = await append("twice", events, NO_STREAM);
  assert.equal(again.nextExpectedRevision, first.nextExpectedRevision);
  assert.equal((await all(client.readStream(stream("twice"), as))).length, 3);
});

await check("the same append again, expecting any revision", async () => {
  const event = numbered(0);
  await append("any", [event], "any");
  await append("any", [event], "any");
  assert.equal((await all(client.readStream(stream("any"), as))).length, 1);
});

await check("many appends at once, each in its place", async () => {
  const names = Array.from({ length: 50 }, (_, i) => `many-${i}`);
  await Promise.all(names.map((name) => append(name, [numbered(0), numbered(1)], NO_STREAM)));
  for (const name of names) {
    const events = await all(client.readStream(stream(name), as));
    assert.deepEqual(events.map((e) => e.data.number), [0, 1]);
  }
});

await check("an append in several chunks", async () => {
  const events = Array.from({ length: 300 }, (_, i) => numbered(i));
  const result = await client.appendToStream(
    stream("chunks"), events, { expectedRevision: NO_STREAM, batchAppendSize: 1000, ...as });
  assert.equal(result.nextExpectedRevision, 299n);
  const read = await all(client.readStream(stream("chunks"), as));
  assert.deepEqual(read.map((e) => e.data.number), events.map((_, i) => i));
});

await check("an append that is too large", async () => {
  const data = new Uint8Array(2 * 1024 * 1024);
  await assert.rejects(
    append("large", [binaryEvent({ type: "large", data })], NO_STREAM),
    (error) => error.type === "maximum-append-size-exceeded");
});

await check("read all forwards: one order, ours among it", async () => {
  const events = await all(client.readAll({ direction: FORWARDS, fromPosition: START, ...as }));
  const positions = events.map((e) => e.position.commit);
  assert.deepEqual(positions, [...positions].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  const first = events.filter((e) => e.streamId === stream("first"));
  assert.deepEqual(first.map((e) => e.data.number), [0, 1, 2]);
});

await check("read all from a position, which is included", async () => {
  const [, second] = await all(client.readStream(stream("first"), as));
  const [event] = await all(client.readAll(
    { direction: FORWARDS, fromPosition: second.position, maxCount: 1, ...as }));
  assert.equal(event.id, second.id);
});

await check("read all backwards", async () => {
  const [last] = await all(client.readAll(
    { direction: BACKWARDS, fromPosition: END, maxCount: 1, ...as }));
  assert.ok(last.streamId.includes(run));
});

/** Reads a subscription until it has so many events; then ends it. */
const follow = async (subscription, count, meanwhile) => {
  const events = [];
  const seen = { confirmed: false, caughtUp: false };
  subscription.on("confirmation", () => { seen.confirmed = true; });
  subscription.on("caughtUp", () => { seen.caughtUp = true; meanwhile?.(); });
  for await (const resolved of subscription) {
    events.push(resolved.event);
    if (events.length === count) break;
  }
  await subscription.unsubscribe();
  return { events, ...seen };
};

await check("subscribe to a stream: history, then what comes", async () => {
  const name = stream("live");
  await append("live", [numbered(0), numbered(1)], NO_STREAM);
  const { events, confirmed, caughtUp } = await follow(
    client.subscribeToStream(name, { fromRevision: START, ...as }), 4,
    () => append("live", [numbered(2), numbered(3)], 1n));
  assert.deepEqual(events.map((e) => e.data.number), [0, 1, 2, 3]);
  assert.equal(confirmed && caughtUp, true);
});

await check("subscribe after a revision, which is not included", async () => {
  const { events } = await follow(
    client.subscribeToStream(stream("live"), { fromRevision: 1n, ...as }), 2);
  assert.deepEqual(events.map((e) => e.data.number), [2, 3]);
});

await check("subscribe to all by a stream prefix", async () => {
  const { events } = await follow(client.subscribeToAll({
    fromPosition: START, filter: streamNameFilter({ prefixes: [stream("live")] }), ...as,
  }), 4);
  assert.deepEqual(events.map((e) => e.data.number), [0, 1, 2, 3]);
});

await check("subscribe to all by a pattern of types, after a position", async () => {
  await append("typed", [numbered(0, "kept"), numbered(1, "other"), numbered(2, "kept")],
    NO_STREAM);
  const [first] = await all(client.readStream(stream("typed"), as));
  const { events } = await follow(client.subscribeToAll({
    fromPosition: first.position, filter: eventTypeFilter({ regex: "^kept$" }), ...as,
  }), 1);
  assert.deepEqual(events.map((e) => e.data.number), [2]);
});

await check("checkpoints of a filter that wants little", async () => {
  let checkpoints = 0;
  const filter = streamNameFilter({
    prefixes: [stream("chunks")], checkpointInterval: 1, maxSearchWindow: 16,
    checkpointReached: async (_, position) => {
      assert.ok(position.commit > 0n);
      checkpoints++;
    },
  });
  await follow(client.subscribeToAll({ fromPosition: START, filter, ...as }), 300);
  assert.ok(checkpoints >= 300 / 16, `${checkpoints}`);
});

await check("subscribe from the end, without events of the system", async () => {
  const { events } = await follow(
    client.subscribeToAll({ fromPosition: END, filter: excludeSystemEvents(), ...as }), 1,
    () => append("late", [numbered(7)], NO_STREAM));
  assert.equal(events[0].streamId, stream("late"));
});

await check("metadata of a stream hides its oldest events", async () => {
  await append("short", [numbered(0), numbered(1), numbered(2)], NO_STREAM);
  await client.setStreamMetadata(stream("short"), { maxCount: 1 }, as);
  const { metadata } = await client.getStreamMetadata(stream("short"), as);
  assert.equal(metadata.maxCount, 1);
  const events = await all(client.readStream(stream("short"), as));
  assert.deepEqual(events.map((e) => e.data.number), [2]);
});

await check("delete a stream and begin it again", async () => {
  await append("gone", [numbered(0)], NO_STREAM);
  await client.deleteStream(stream("gone"), { expectedRevision: 0n, ...as });
  await assert.rejects(all(client.readStream(stream("gone"), as)), StreamNotFoundError);
  const result = await append("gone", [numbered(1)], NO_STREAM);
  assert.equal(result.nextExpectedRevision, 1n);
  const events = await all(client.readStream(stream("gone"), as));
  assert.deepEqual(events.map((e) => e.data.number), [1]);
});

await check("delete with a wrong revision", async () => {
  await append("kept", [numbered(0)], NO_STREAM);
  await assert.rejects(
    client.deleteStream(stream("kept"), { expectedRevision: 5n, ...as }),
    WrongExpectedVersionError);
});

await check("a tombstone is for ever", async () => {
  await append("dead", [numbered(0)], NO_STREAM);
  await client.tombstoneStream(stream("dead"), { expectedRevision: 0n, ...as });
  await assert.rejects(append("dead", [numbered(1)], 0n), StreamDeletedError);
  await assert.rejects(all(client.readStream(stream("dead"), as)), StreamDeletedError);
});

if (username) {
  await check("wrong credentials are refused", () => assert.rejects(
    client.appendToStream(stream("refused"), numbered(0), {
      credentials: { username, password: `${password}x` },
    }), (error) => error.type === "access-denied"));
}

await client.dispose();
console.log(failed === 0 ? "all checks passed" : `${failed} checks failed`);
process.exit(failed === 0 ? 0 : 1);
