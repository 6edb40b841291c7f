/// What deployments are made of: the rights of each service, Strimzi's topics and users made from the catalogue, and a
/// renderer of the part of kustomize that k8s/ uses.
@NullMarked
package io.chatter.deployment;

import org.jspecify.annotations.NullMarked;
