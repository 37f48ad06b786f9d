# Two images from the jars that Maven has built; `./screener image` builds both.
#   services   the three services: the argument names the jar of the one to run
#   tools      the same and the screener command, for topics and whatever else is done by hand
ARG BASE_IMAGE=eclipse-temurin:17-jre

# Sorts the jars: the libraries, which seldom change, apart from Screener's own, so that an upgrade sends one small layer.
FROM ${BASE_IMAGE} AS jars
COPY ingest-service/target /jars/ingest-service
COPY moderation-streams/target /jars/moderation-streams
COPY projection-service/target /jars/projection-service
COPY screener-cli/target /jars/screener-cli
RUN set -eu; \
    mkdir -p /sorted/services/libraries /sorted/services/own/lib /sorted/tools/libraries /sorted/tools/own/lib; \
    version=$(basename /jars/ingest-service/ingest-service-*.jar .jar); version=${version#ingest-service-}; \
    for module in ingest-service moderation-streams projection-service; do \
      mv "/jars/$module/$module-$version.jar" "/sorted/services/own/$module.jar"; \
      mv -f "/jars/$module/lib/"*"-$version.jar" /sorted/services/own/lib/; \
      mv -f "/jars/$module/lib/"*.jar /sorted/services/libraries/; \
    done; \
    mv "/jars/screener-cli/screener-cli-$version.jar" /sorted/tools/own/screener.jar; \
    for jar in /jars/screener-cli/lib/*.jar; do \
      name=$(basename "$jar"); \
      if [ -e "/sorted/services/libraries/$name" ] || [ -e "/sorted/services/own/lib/$name" ]; then continue; fi; \
      case "$name" in \
        *"-$version.jar") mv "$jar" /sorted/tools/own/lib/ ;; \
        *) mv "$jar" /sorted/tools/libraries/ ;; \
      esac; \
    done

FROM ${BASE_IMAGE} AS services
# Numbers, not names: what a cluster needs to see that this is not root.
RUN mkdir -p /var/lib/screener && chown 10001:10001 /var/lib/screener
WORKDIR /opt/screener
COPY --from=jars /sorted/services/libraries lib
COPY --from=jars /sorted/services/own .
ENV HOST=0.0.0.0 STATE_DIR=/var/lib/screener
USER 10001:10001
# Half of the memory is the heap's; RocksDB and the network live beside it. More options: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar"]
CMD ["ingest-service.jar"]

FROM services AS tools
COPY --from=jars /sorted/tools/libraries lib
COPY --from=jars /sorted/tools/own .
CMD ["screener.jar", "--help"]
