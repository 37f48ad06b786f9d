package dev.screener.scoring.training;

/** A head in full precision; a head that learned nothing has weights and slopes of 0. */
@SuppressWarnings("ArrayRecordComponent")
record TrainedHead(float[] weights, float bias, float[] slopes, float[] offsets) {}
