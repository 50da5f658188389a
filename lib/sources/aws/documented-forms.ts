import { z } from "zod";

/**
 * The forms that AWS documents for names in its answers. These names appear in commands that people
 * copy and in further calls, so a name of another form is refused: it is not from AWS.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Shard.html
 */

/** The name of a stream, a shard or a consumer: 1 to 128 of these characters. */
export const awsName = z.string().regex(/^[\w.-]{1,128}$/);

/** One of the API's own words: `ACTIVE`, `IncomingBytes`. */
export const awsWord = z.string().regex(/^\w{1,60}$/);

export const streamArn = z
  .string()
  .regex(/^arn:aws[a-z-]{0,20}:kinesis:[a-z\d-]{1,40}:\d{12}:stream\/[\w.-]{1,128}$/);

/** A place in a shard's space of hash keys, 0 to 2¹²⁸ − 1: compare as BigInt. */
export const hashKey = z.string().regex(/^(0|[1-9]\d{0,38})$/);

/** A record's place in its shard: compare as BigInt. */
export const sequenceNumber = z.string().regex(/^(0|[1-9]\d{0,128})$/);
