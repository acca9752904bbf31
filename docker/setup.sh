#!/bin/sh
# The compose file's setup, once a version: a password for the database, its tables with the seeds, the neighbour's key.
# What is there already stays.
set -eu

if [ ! -s /secrets/database_password ]; then
  password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
  printf %s "postgresql+psycopg://aka:$password@database/aka" >/secrets/database_url
  printf %s "$password" >/secrets/.database_password
  mv /secrets/.database_password /secrets/database_password # whole, for the database waits for it
fi

aka db upgrade # waits up to a minute for the database, which makes itself ready meanwhile

if [ ! -s /keys/neighbour ]; then
  aka keys add neighbour --scope match >/keys/.neighbour
  mv /keys/.neighbour /keys/neighbour
fi
