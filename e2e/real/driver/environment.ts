/** For every JVM of Spark. The UI listens only on loopback; `host` names the KCL's workers. */
export const sparkEnvironment = (host = "127.0.0.1"): Readonly<Record<string, string>> => ({
  SPARK_LOCAL_IP: "127.0.0.1",
  SPARK_LOCAL_HOSTNAME: host,
  HADOOP_USER_NAME: "spark",
  AWS_CBOR_DISABLE: "1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
});
