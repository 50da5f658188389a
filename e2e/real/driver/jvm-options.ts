import { JVM_OPENS } from "./jvm-opens";

/** A dozen drivers share two cores: one collector thread each, and no second compiler. */
export const SMALL_JVM: readonly string[] = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

/** For each JVM that runs a receiver, whether driver or executor. */
export const receiverJvm = (regionsFile: string): readonly string[] => [
  ...JVM_OPENS,
  ...SMALL_JVM,
  "-Djdk.reflect.useDirectMethodHandle=false",
  // kinesalite speaks JSON, and the certificate of the TLS server is made for this run.
  "-Dcom.amazonaws.sdk.disableCbor=true",
  "-Dcom.amazonaws.sdk.disableCertChecking=true",
  // Sends the KCL's DynamoDB and CloudWatch clients to this machine.
  `-Dcom.amazonaws.regions.RegionUtils.fileOverride=${regionsFile}`,
];
