package io.larder.example.audit;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Where an audit looks, and as whom.
 *
 * @param profile that names it in the user's files
 * @param credentials to sign with; read when they are needed
 * @param region of what is regional
 */
record Account(String profile, AwsCredentialsProvider credentials, Region region) {}
